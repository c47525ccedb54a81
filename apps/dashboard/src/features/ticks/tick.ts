import { PipelineResult } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** What a running tick is doing at the moment. */
export const TickStep = Type.Object({
  /** The activity's name: fetch, preprocess, train, evaluate, register, … */
  name: Type.String(),
  attempt: Type.Integer(),
  /** Why the attempt before failed. */
  lastFailure: Type.Optional(Type.String()),
  treesDone: Type.Optional(Type.Integer()),
  treesInAll: Type.Optional(Type.Integer()),
});
export type TickStep = Static<typeof TickStep>;

/** One run of the pipeline. */
export const Tick = Type.Object({
  workflowId: Type.String(),
  runId: Type.String(),
  page: Type.String({ description: 'of the run in the Temporal Web UI' }),
  status: Type.Enum(['running', 'completed', 'failed', 'cancelled', 'terminated', 'timed_out']),
  startedAt: Type.String(),
  endedAt: Type.Optional(Type.String()),
  step: Type.Optional(TickStep),
  result: Type.Optional(PipelineResult),
  failure: Type.Optional(Type.String()),
});
export type Tick = Static<typeof Tick>;
