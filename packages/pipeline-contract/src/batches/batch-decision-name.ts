/** Name of the workflow type that releases or rejects a held batch. */
export const batchDecisionWorkflow = 'decide_batch';

/** Its id: one decision of a batch at a time. */
export const batchDecisionId = (batchId: string): string => `${batchDecisionWorkflow}-${batchId}`;

/** Type of the failure of a decision that another one came before. */
export const batchDecidedFailure = 'BatchDecidedError';
