'use client';

import { Anchor, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { useChampion } from '../champion';
import { judgeWatch } from './judge-watch';
import { useVerdictWords } from './use-verdict-words';
import { useWatch } from './use-watch';

/** The verdict of monitoring in one sentence, with the way to what it rests on. */
export function TrustSection() {
  const texts = useTranslations('overview.trust');
  const wordsOf = useVerdictWords();
  const version = useChampion().data?.champion?.version;
  return (
    <Section title={texts('title')}>
      <Polled query={useWatch()} height={96}>
        {(watch) => {
          const { tone, word, sentence } = wordsOf(judgeWatch(watch, version), version);
          return (
            <Stack gap="xs" align="flex-start">
              <ToneBadge tone={tone}>{word}</ToneBadge>
              <Text fz="sm">{sentence}</Text>
              <Anchor component={Link} href="/monitoring" fz="sm">
                {texts('look')}
              </Anchor>
            </Stack>
          );
        }}
      </Polled>
    </Section>
  );
}
