'use client';

import { notifications } from '@mantine/notifications';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { requestJson } from './request-json';
import type { RequestProblem } from './request-problem';
import { useExplain } from './use-explain';

export interface Act<Answer> {
  path: string;
  /** Said when it is done. */
  done: (answer: Answer) => string;
  /** Query whose data the answer replaces at once. */
  replaces?: string;
}

const problemShownMs = 12_000;

/** Something that a person makes the system do: sent as a POST, and answered by a notification either way. */
export function useAct<Answer, Body = object>(
  act: Act<Answer>,
): UseMutationResult<Answer, RequestProblem, Body> {
  const queries = useQueryClient();
  const explain = useExplain();
  return useMutation<Answer, RequestProblem, Body>({
    mutationFn: (body) => requestJson<Answer>(act.path, { body }),
    onSuccess: (answer) => {
      if (act.replaces !== undefined) queries.setQueryData([act.replaces], answer);
      notifications.show({ message: act.done(answer), color: 'forest' });
    },
    onError: (problem) => {
      const { what, fix } = explain(problem);
      const message = [problem.detail, fix].filter(Boolean).join(' ');
      notifications.show({ title: what, message, color: 'red', autoClose: problemShownMs });
    },
  });
}
