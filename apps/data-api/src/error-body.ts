import type { ReportedError } from '@canopy/service-kit';
import { type ErrorAnswer, ExhaustedError } from './features/batches/index.js';

/** The reference's `detail`, and a code by which a program tells an exhausted group from a bad request. */
export function errorBody({ message, error }: ReportedError): ErrorAnswer {
  return error instanceof ExhaustedError ? { detail: message, code: 'exhausted' } : { detail: message };
}
