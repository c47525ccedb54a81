export { ingestAnswer } from './ingest/ingest-answer.js';
