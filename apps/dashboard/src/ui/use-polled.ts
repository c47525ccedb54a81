'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { requestJson } from './request-json';
import type { RequestProblem } from './request-problem';

const pollMs = 2000;

/** What the server answers at `path`, asked again every two seconds while somebody looks. */
export function usePolled<Answer>(path: string): UseQueryResult<Answer, RequestProblem> {
  return useQuery<Answer, RequestProblem>({
    queryKey: [path],
    queryFn: ({ signal }) => requestJson<Answer>(path, { signal }),
    refetchInterval: pollMs,
  });
}
