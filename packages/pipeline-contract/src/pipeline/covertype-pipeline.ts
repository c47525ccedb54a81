import { type Static, Type } from 'typebox';
import { GatePolicy } from '../gate/gate-policy.js';
import { TrainingSettings } from '../training/training-settings.js';
import { TickReason } from './tick-reason.js';

/** The settings of a tick, as the schedule hands them on. */
export const PipelineInput = Type.Object({
  /** The source's group that is asked. */
  groupNumber: Type.Integer({ minimum: 1, maximum: 10 }),
  /** New typed rows since the last training that make it worth training again. */
  minSampleIncrement: Type.Integer({ minimum: 0 }),
  /** Share of the rows that no model is trained on. */
  testSize: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  /** Registered model that versions are added to. */
  modelName: Type.String({ minLength: 1 }),
  training: TrainingSettings,
  /** Share of rows whose true class is in the set of classes that a model names; 0.9 if nothing is said. */
  coverage: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
  /** What a promotion needs; `defaultGatePolicy` if nothing is said. */
  gate: Type.Optional(GatePolicy),
});
export type PipelineInput = Static<typeof PipelineInput>;

export const PipelineOutcome = Type.Union(
  [
    Type.Literal('NO_NEW_DATA'),
    Type.Literal('TRAINING_SKIPPED'),
    Type.Literal('MODEL_KEPT'),
    Type.Literal('AWAITING_APPROVAL'),
    Type.Literal('MODEL_PROMOTED'),
  ],
  {
    description:
      'The source has given everything; too few new rows to train; trained, and the champion stays; trained, and a person is asked; trained and promoted',
  },
);
export type PipelineOutcome = Static<typeof PipelineOutcome>;

/** How a tick ended, readable in the Temporal Web UI. */
export const PipelineResult = Type.Object({
  outcome: PipelineOutcome,
  /** One sentence for a person, and what it tells, so that it may be told in another language. Older runs have the sentence alone. */
  reason: Type.String(),
  reasons: Type.Optional(Type.Array(TickReason)),
  batchId: Type.Optional(Type.String()),
  rows: Type.Optional(
    Type.Object({
      received: Type.Integer(),
      inserted: Type.Integer(),
      duplicated: Type.Integer(),
      failed: Type.Integer(),
      processed: Type.Integer(),
      quarantined: Type.Integer(),
    }),
  ),
  /** Why the batch waits for a person; its rows are not used until one has released it. */
  held: Type.Optional(Type.String()),
  model: Type.Optional(
    Type.Object({
      name: Type.String(),
      version: Type.String(),
      runId: Type.String(),
      accuracy: Type.Number(),
      f1Macro: Type.Number(),
    }),
  ),
});
export type PipelineResult = Static<typeof PipelineResult>;
