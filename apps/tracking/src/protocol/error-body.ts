import type { ErrorBody } from '@canopy/service-kit';
import { Type } from 'typebox';
import { TrackingError } from './tracking-error.js';

/** The answer of whatever could not be done. */
export const Refusal = Type.Object(
  {
    error_code: Type.String({ description: "MLflow's name of the kind, e.g. RESOURCE_DOES_NOT_EXIST" }),
    message: Type.String({ description: 'What is wrong and where, for a person' }),
  },
  { description: 'A refusal (4xx), or a failure that passes (5xx)' },
);

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
