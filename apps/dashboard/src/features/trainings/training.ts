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
  /** Why it was promoted or kept back, in the words of the gate. */
  reason: Type.Optional(Type.String()),
  trainedAt: Type.String(),
});
export type Training = Static<typeof Training>;
