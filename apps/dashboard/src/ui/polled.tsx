'use client';

import { Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemNote } from './problem-note';
import { type RequestProblem, unreachable } from './request-problem';

interface PolledProps<Answer> {
  query: UseQueryResult<Answer, RequestProblem>;
  /** Height of what will stand here, so that nothing jumps. */
  height: number;
  /** Another section of the page asks the same, and tells what is wrong. */
  isEcho?: boolean;
  children: (answer: Answer) => ReactNode;
}

/** The state of a polled question: a skeleton, then the answer; a problem stands above the last good answer. */
export function Polled<Answer>({ query, height, isEcho = false, children }: PolledProps<Answer>) {
  const texts = useTranslations('common');
  const { data, error } = query;
  if (data === undefined && error === null) {
    return (
      <div role="status" aria-label={texts('loading')}>
        <Skeleton height={height} radius="md" />
      </div>
    );
  }
  // With an answer at hand the chip in the header already tells that the server is away.
  const isTold = data !== undefined && error?.code === unreachable;
  return (
    <Stack gap="sm">
      {error !== null && !isTold && !isEcho && <ProblemNote problem={error} />}
      {isEcho && data === undefined && (
        <Text fz="sm" c="dimmed">
          {texts('unknown')}
        </Text>
      )}
      {data !== undefined && children(data)}
    </Stack>
  );
}
