import { type Static, Type } from 'typebox';

/** What inference answers to `POST /predict`. */
export const Prediction = Type.Object({
  cover_type: Type.Integer(),
  probabilities: Type.Record(Type.String(), Type.Number()),
  model_version: Type.String(),
  warnings: Type.Optional(Type.Array(Type.String())),
});
export type Prediction = Static<typeof Prediction>;
