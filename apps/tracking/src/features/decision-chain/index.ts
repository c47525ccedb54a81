export { appendDecision, lockChain, type NewDecision } from './append-decision.repository.js';
export { type DecisionRow, decisionColumns, toDecision } from './decision-row.repository.js';
