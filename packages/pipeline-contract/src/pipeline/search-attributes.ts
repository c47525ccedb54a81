/** Custom search attributes of the pipeline's runs: name → Temporal's type of it. */
export const searchAttributes = {
  BatchId: 'KEYWORD',
  PipelineOutcome: 'KEYWORD',
  ModelVersion: 'INT',
} as const;
