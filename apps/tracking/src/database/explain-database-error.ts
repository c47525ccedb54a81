import { isDatabaseAway } from '@canopy/service-kit/errors';
import { TrackingError } from '../protocol/tracking-error.js';

interface DatabaseError extends Error {
  /** SQLSTATE, or what the socket said. */
  code?: string;
}

/** Whether Postgres gave the transaction up for another's sake, so that a second try can succeed. */
export function isGivenUp(error: unknown): boolean {
  const { code } = error as DatabaseError;
  return code === '40001' || code === '40P01';
}

/** The same error as the caller of the API may see it; unchanged where the fault is ours. */
export function explainDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TrackingError) return error;
  const { code = '', message } = error as DatabaseError;
  if (isDatabaseAway(error) || isGivenUp(error)) {
    return new TrackingError(
      'TEMPORARILY_UNAVAILABLE',
      'Postgres cannot be reached or is too busy; try again.',
      error,
    );
  }
  // Class 22: a value that no column can hold. 54000: a text too long for an index.
  if (code.startsWith('22') || code === '54000') {
    return new TrackingError(
      'INVALID_PARAMETER_VALUE',
      `The request holds a value that cannot be stored: ${message}.`,
      error,
    );
  }
  return error;
}
