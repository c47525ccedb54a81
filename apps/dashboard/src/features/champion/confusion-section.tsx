'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ConfusionTable } from './confusion-table';
import { useChampion } from './use-champion';

/** What the champion takes for what. */
export function ConfusionSection() {
  const texts = useTranslations('monitoring.confusion');
  return (
    <Section title={texts('title')}>
      <Polled query={useChampion()} height={340}>
        {({ confusion }) =>
          confusion === undefined ? (
            <EmptyNote>{texts('empty')}</EmptyNote>
          ) : (
            <>
              <Text fz="sm" c="dimmed" maw="70ch">
                {texts('lead')}
              </Text>
              <ConfusionTable counts={confusion.counts} />
            </>
          )
        }
      </Polled>
    </Section>
  );
}
