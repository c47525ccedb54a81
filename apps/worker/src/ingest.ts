export { judgeBatch } from './batches/judge-batch.js';
export type { PastBatch } from './batches/past-batch.js';
export { profileBatch } from './batches/profile-batch.js';
export { ingestAnswer } from './ingest/ingest-answer.js';
export { sortRows } from './ingest/sort-rows.js';
