import type { ReportedError } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';

/** A failure in the form that MLflow's scoring server gives it. */
export const ScoringError = Type.Object({ error_code: Type.String(), message: Type.String() });

const codes: Record<number, string> = {
  400: 'BAD_REQUEST',
  415: 'INVALID_PARAMETER_VALUE',
  503: 'TEMPORARILY_UNAVAILABLE',
};

export const scoringErrorBody = ({ status, message }: ReportedError): Static<typeof ScoringError> => ({
  error_code: codes[status] ?? (status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR'),
  message,
});
