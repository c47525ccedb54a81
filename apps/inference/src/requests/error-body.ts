import type { ReportedError } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';
import { RequestProblem, RequestProblems } from './request-problems.js';

/** A failure in one sentence, in FastAPI's form. */
export const Failure = Type.Object({ detail: Type.String() });

/** Everything that is wrong with a request, in FastAPI's form. */
export const RequestRefusal = Type.Object({ detail: Type.Array(RequestProblem) });

export function errorBody({ message, error }: ReportedError): Static<typeof Failure | typeof RequestRefusal> {
  return error instanceof RequestProblems ? { detail: [...error.problems] } : { detail: message };
}
