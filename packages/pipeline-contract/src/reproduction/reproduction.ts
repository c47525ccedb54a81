import { type Static, Type } from 'typebox';
import { StoredObject } from '../stored-object.js';
import { TrainingSettings } from '../training/training-settings.js';

/** The code that trains: two that are equal give equal bytes. */
export const TrainingCode = Type.Object({
  /** SHA-256 of the learner's files. */
  learnerSha256: Type.String(),
  /** Version of Node, e.g. `v24.21.0`, and the processor's architecture. */
  node: Type.String(),
  architecture: Type.String(),
});
export type TrainingCode = Static<typeof TrainingCode>;

/** A run's `training.json`: all that its model follows from, and what came of it. */
export const TrainingRecord = Type.Object({
  training: TrainingSettings,
  snapshot: Type.Object({
    object: StoredObject,
    rows: Type.Integer(),
    trainingRows: Type.Integer(),
    holdoutRows: Type.Integer(),
    categoryNumbers: Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
  }),
  model: StoredObject,
  code: TrainingCode,
});
export type TrainingRecord = Static<typeof TrainingRecord>;

/** What the workflow `reproduce` is started with. */
export const ReproductionInput = Type.Object({
  modelName: Type.String({ minLength: 1 }),
  version: Type.String({ pattern: '^\\d{1,9}$' }),
});
export type ReproductionInput = Static<typeof ReproductionInput>;

export const ReproductionResult = Type.Object({
  same: Type.Boolean(),
  /** One sentence for a person. */
  reason: Type.String(),
  /** SHA-256 of the model as its training made it, as it is registered, and as it came out now. */
  trained: Type.String(),
  registered: Type.String(),
  reproduced: Type.String(),
  /** What is not as it was then. */
  differences: Type.Array(Type.String()),
});
export type ReproductionResult = Static<typeof ReproductionResult>;
