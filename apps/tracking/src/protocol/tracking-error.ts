import { type ErrorCode as DomainCode, DomainError } from '@canopy/service-kit/errors';

// Which kind of failure each of MLflow's codes is. MLflow answers INVALID_STATE with 500, which its client
// retries for minutes; it is the caller's mistake all the same.
const kinds = {
  INVALID_PARAMETER_VALUE: 'invalid',
  BAD_REQUEST: 'invalid',
  RESOURCE_ALREADY_EXISTS: 'invalid',
  INVALID_STATE: 'invalid',
  RESOURCE_DOES_NOT_EXIST: 'not_found',
  ENDPOINT_NOT_FOUND: 'not_found',
  UNAUTHENTICATED: 'unauthenticated',
  PERMISSION_DENIED: 'forbidden',
  REQUEST_LIMIT_EXCEEDED: 'too_many',
  NOT_IMPLEMENTED: 'unsupported',
  TEMPORARILY_UNAVAILABLE: 'unavailable',
} satisfies Record<string, DomainCode>;

export type ErrorCode = keyof typeof kinds;

/** A failure under the name that MLflow's clients know it by. */
export class TrackingError extends DomainError {
  readonly errorCode: ErrorCode;

  constructor(errorCode: ErrorCode, message: string, cause?: unknown) {
    super(kinds[errorCode], message, { cause });
    this.errorCode = errorCode;
  }
}
