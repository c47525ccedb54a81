import { DomainError, isDatabaseAway } from '@canopy/service-kit/errors';

/**
 * For routes that ask the log: its database may be away while predictions go on.
 *
 * @throws DomainError `unavailable` where it is; any other error as it came.
 */
export function explainLostLog(error: Error): never {
  if (!isDatabaseAway(error)) throw error;
  throw new DomainError(
    'unavailable',
    'The prediction log cannot be asked at the moment: Postgres cannot be reached or is too busy; try again.',
    { cause: error },
  );
}
