export { DomainError, type ErrorCode } from './errors/domain-error.js';
export { isDatabaseAway } from './errors/is-database-away.js';
export { statusOf } from './errors/status-of.js';
