import type { ErrorBody } from '@canopy/service-kit';
import { TrackingError } from './tracking-error.js';

const codeOfStatus: Record<number, string> = {
  404: 'ENDPOINT_NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  500: 'INTERNAL_ERROR',
  503: 'TEMPORARILY_UNAVAILABLE',
};

/** An error in the form that MLflow's clients read. */
export const errorBody: ErrorBody = ({ status, message, error }) => ({
  error_code: error instanceof TrackingError ? error.errorCode : (codeOfStatus[status] ?? 'BAD_REQUEST'),
  message,
});
