import { ServingDescription } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** How a classifier did on the hold-out rows. */
export const Judgement = Type.Object({
  sampleCount: Type.Integer(),
  accuracy: Type.Number(),
  f1Macro: Type.Number(),
  logLoss: Type.Number(),
  perClass: Type.Array(
    Type.Object({
      precision: Type.Number(),
      recall: Type.Number(),
      f1: Type.Number(),
      support: Type.Integer(),
    }),
  ),
  /** Rows are the truth, columns the prediction. */
  confusionMatrix: Type.Array(Type.Array(Type.Integer())),
});
export type Judgement = Static<typeof Judgement>;

/** Everything that evaluate measured, as it is stored. */
export const EvaluationReport = Type.Object({
  classNames: Type.Array(Type.String()),
  candidate: Judgement,
  floor: Judgement,
  champion: Type.Optional(Type.Object({ version: Type.String(), judgement: Judgement })),
  selfTest: ServingDescription.properties.selfTest,
});
export type EvaluationReport = Static<typeof EvaluationReport>;
