import { WarningDetail } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

const PredictionSet = Type.Object({ classes: Type.Array(Type.Integer()), coverage: Type.Number() });
const Explanation = Type.Object({
  base_value: Type.Number(),
  contributions: Type.Record(Type.String(), Type.Number()),
});
export type Explanation = Static<typeof Explanation>;

/** What inference answers to `POST /predict`. What a version of its model cannot tell is absent. */
export const Prediction = Type.Object({
  prediction_id: Type.String(),
  /** The predicted class, which inference gives under the name of what is predicted. */
  label: Type.Integer(),
  confidence: Type.Number(),
  probabilities: Type.Record(Type.String(), Type.Number()),
  model_version: Type.String(),
  prediction_set: Type.Optional(PredictionSet),
  abstain: Type.Optional(Type.Boolean()),
  explanation: Type.Optional(Explanation),
  warnings: Type.Optional(Type.Array(Type.String())),
  warning_details: Type.Optional(Type.Array(WarningDetail)),
});
export type Prediction = Static<typeof Prediction>;
