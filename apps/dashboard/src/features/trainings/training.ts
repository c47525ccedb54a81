import { DecisionOutcome } from '@canopy/mlflow-client';
import { GateReason } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** One training and what became of its model: a row of `model_metrics`. */
export const Training = Type.Object({
  workflowRunId: Type.String(),
  batchId: Type.String(),
  runId: Type.String(),
  version: Type.Optional(Type.String()),
  algorithm: Type.String(),
  totalSamples: Type.Integer(),
  samplesTrain: Type.Integer(),
  samplesTest: Type.Integer(),
  accuracy: Type.Number(),
  f1Macro: Type.Number(),
  logLoss: Type.Number(),
  trainingTimeSeconds: Type.Number(),
  promoted: Type.Boolean(),
  /** What was decided about its version last: a person's word counts, and the gate's where nobody has said one. */
  decision: Type.Optional(
    Type.Object({
      outcome: DecisionOutcome,
      why: Type.String(),
      reasons: Type.Optional(Type.Array(GateReason)),
      question: Type.Enum(['none', 'open', 'overtaken']),
    }),
  ),
  trainedAt: Type.String(),
});
export type Training = Static<typeof Training>;
