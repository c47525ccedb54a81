import { ServingDescription, StoredObject, SurrogateTree, TrainingProfile } from '@canopy/pipeline-contract';
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

const JointAnswers = Type.Array(
  Type.Object({
    label: Type.Integer(),
    champion: Type.Integer(),
    candidate: Type.Integer(),
    rowCount: Type.Integer(),
  }),
);

/** How candidate and champion answered for the same rows, counted by truth and both answers. */
export const Comparison = Type.Object({
  /** The snapshot whose hold-out rows were seen before the champion was chosen; null: no rows were. */
  seen: Type.Union([Type.Null(), StoredObject]),
  all: JointAnswers,
  /** Only the rows that are not in `seen`. */
  fresh: JointAnswers,
});
export type Comparison = Static<typeof Comparison>;

/** Everything that evaluate measured, as it is stored. */
export const EvaluationReport = Type.Object({
  classNames: Type.Array(Type.String()),
  candidate: Judgement,
  floor: Judgement,
  champion: Type.Optional(
    Type.Object({ version: Type.String(), sha256: Type.String(), judgement: Judgement }),
  ),
  comparison: Type.Optional(Comparison),
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
