'use client';

import { Code, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { QuarantineRule } from './batches';
import { useRuleWords } from './use-rule-words';

/** The latest rows that break a rule: what is wrong at once, the whole row when it is unfolded. */
export function RuleSamples({ broken }: { broken: QuarantineRule }) {
  const texts = useTranslations('data.quarantine');
  const words = useRuleWords()(broken);
  const { samples } = broken;
  const [first] = samples;
  if (first === undefined) return null;
  return (
    <details>
      <summary>
        {words ?? <span lang="en">{first.reason}</span>}{' '}
        {first.value !== undefined && <Code>{first.value || '""'}</Code>}
      </summary>
      <Stack gap={4} mt="xs">
        {samples.map(({ batchId, content, at }) => (
          <div key={`${batchId} ${content} ${at}`}>
            {texts('ofBatch', { batch: batchId })} <Code>{content}</Code>
          </div>
        ))}
      </Stack>
    </details>
  );
}
