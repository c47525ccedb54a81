import type { ReportedError } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';
import { ScoringTypeError } from './scoring-refusals.js';

/** A failure in the form that MLflow's scoring server gives it. */
export const ScoringError = Type.Object({ error_code: Type.String(), message: Type.String() });

const codes: Record<number, string> = {
  400: 'BAD_REQUEST',
  413: 'REQUEST_LIMIT_EXCEEDED',
  503: 'TEMPORARILY_UNAVAILABLE',
};

export const scoringErrorBody = ({
  status,
  message,
  error,
}: ReportedError): Static<typeof ScoringError> | string =>
  error instanceof ScoringTypeError || status === 415
    ? message
    : { error_code: codes[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR'), message };
