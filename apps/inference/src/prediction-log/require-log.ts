import { DomainError } from '@canopy/service-kit/errors';

/** What needs the prediction log. @throws DomainError `unavailable` where predictions are not logged. */
export function requireLog<T>(part: T | undefined): T {
  if (part !== undefined) return part;
  throw new DomainError(
    'unavailable',
    'Predictions are not logged here: set DATABASE_URL, and PREDICTION_LOG to full or hashes.',
  );
}
