import { ServingDescription, SurrogateTree, TrainingProfile } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';
import { Reliability } from '../confidence/reliability.js';

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
  /** Absent where too few rows are held out for a correction. */
  reliability: Type.Optional(Reliability),
  /** For `model/serving.json`. */
  serving: Type.Omit(ServingDescription, ['categoryNumbers']),
  /** For `model/profile.json`. */
  profile: TrainingProfile,
  /** For `model/surrogate.json`. */
  surrogate: SurrogateTree,
});
export type EvaluationReport = Static<typeof EvaluationReport>;
