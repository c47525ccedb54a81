import type { ErrorCode } from './domain-error.js';

/** The HTTP status that stands for each code. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unacceptable: 406,
  unsupported_type: 415,
  unsupported: 501,
  unavailable: 503,
} satisfies Record<ErrorCode, number>;
