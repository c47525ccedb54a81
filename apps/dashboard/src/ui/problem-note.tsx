'use client';

import { Text } from '@mantine/core';
import { Note } from './note';
import type { RequestProblem } from './request-problem';
import { useExplain } from './use-explain';

/** An error with what to do about it. */
export function ProblemNote({ problem }: { problem: RequestProblem }) {
  const { what, fix } = useExplain()(problem);
  return (
    <Note tone="bad" title={what}>
      {fix}
      {problem.detail !== '' && (
        <Text fz="xs" c="dimmed" ff="monospace" mt={4} lang="en">
          {problem.detail}
        </Text>
      )}
    </Note>
  );
}
