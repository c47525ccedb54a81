import { DomainError } from '@canopy/service-kit/errors';

/** What MLflow says before the reason for refusing the content of a request. */
export const invalidInput = (reason: string): DomainError =>
  new DomainError('invalid', `Invalid input. ${reason}`);

/** A body of a type or an encoding that is not understood. MLflow answers it with plain text. */
export class ScoringTypeError extends Error {
  override readonly name = 'ScoringTypeError';
  readonly statusCode = 415;
}
