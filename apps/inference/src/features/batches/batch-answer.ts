import { type Static, Type } from 'typebox';
import { RequestProblem } from '../../requests/request-problems.js';
import { PredictionAnswer } from '../predictions/index.js';

const RowPlace = Type.Object({
  index: Type.Integer({ minimum: 0, description: 'which row of the body it is, from 0' }),
});

/** What became of a row: its prediction, or everything that is wrong with it. */
export const BatchAnswer = Type.Union([
  Type.Intersect([RowPlace, PredictionAnswer]),
  Type.Intersect([RowPlace, Type.Object({ detail: Type.Array(RequestProblem) })]),
]);
export type BatchAnswer = Static<typeof BatchAnswer>;
