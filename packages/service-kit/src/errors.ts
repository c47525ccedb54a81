export { DomainError, type ErrorCode } from './errors/domain-error.js';
export { statusOf } from './errors/status-of.js';
