/** Name of the workflow type that drains the source, its id, and the key of the memo that tells how far it is. */
export const backfillWorkflow = 'backfill';
export const backfillMemo = 'Backfill';
