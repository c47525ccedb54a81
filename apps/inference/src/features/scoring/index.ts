export { readScoringRows } from './read-scoring-rows.js';
export { scoringRoutes as scoring } from './scoring.routes.js';
