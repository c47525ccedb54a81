'use client';

import { useTranslations } from 'use-intl';
import { type RequestProblem, unreachable } from './request-problem';

/** Says what a problem is and what to do: in the server's words, or in ours when it is the server that is away. */
export function useExplain(): (problem: RequestProblem) => { what: string; fix: string } {
  const texts = useTranslations('problems.dashboard_unreachable');
  return (problem) => (problem.code === unreachable ? { what: texts('what'), fix: texts('fix') } : problem);
}
