import { type Static, Type } from 'typebox';
import { StoredObject } from '../stored-object.js';
import { TrainingSettings } from './training-settings.js';

/** Settings that a tuning compares, those that the algorithm has. */
export const Candidate = Type.Pick(
  TrainingSettings,
  ['maxFeatures', 'minSamplesLeaf', 'learningRate', 'maxLeaves'],
  { additionalProperties: false, minProperties: 1 },
);
export type Candidate = Static<typeof Candidate>;

/** What the workflow `tune` is started with, e.g. in the Temporal Web UI. */
export const TuningInput = Type.Object({
  /** Share of the rows that is held out, as in the trainings: a tuning never reads those. */
  testSize: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  /** Algorithm, trees and seed of every candidate. */
  training: TrainingSettings,
  /** The cheaper first: of two that are as good, the first is chosen. */
  candidates: Type.Array(Candidate, { minItems: 2, maxItems: 64 }),
  /** Each fold of the training rows is judged by what was grown on the others. */
  foldCount: Type.Integer({ minimum: 2, maximum: 20 }),
});
export type TuningInput = Static<typeof TuningInput>;

/** How one candidate did on one fold. */
export const Trial = Type.Object({
  candidate: Candidate,
  fold: Type.Integer(),
  accuracy: Type.Number(),
  f1Macro: Type.Number(),
  logLoss: Type.Number(),
  seconds: Type.Number(),
});
export type Trial = Static<typeof Trial>;

/** How a tuning ended. */
export const TuningResult = Type.Object({
  /** One sentence for a person. */
  reason: Type.String(),
  /** The chosen settings, as the input of the schedule has them under `training`. */
  training: TrainingSettings,
  /** The same as keys for `.env`. */
  keys: Type.Record(Type.String(), Type.String()),
  /** All trials, as JSON. */
  report: StoredObject,
});
export type TuningResult = Static<typeof TuningResult>;
