'use client';

import { Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { HeldBatch } from './held-batch';
import { useBatches } from './use-batches';

/** The batches that wait for a person, each with its evidence. */
export function HeldSection() {
  const texts = useTranslations('data.held');
  return (
    <Section title={texts('title')}>
      <Polled query={useBatches()} height={80}>
        {({ held }) =>
          held.length === 0 ? (
            <EmptyNote>{texts('empty')}</EmptyNote>
          ) : (
            <Stack gap="lg">
              {held.map((batch) => (
                <HeldBatch key={batch.id} batch={batch} />
              ))}
            </Stack>
          )
        }
      </Polled>
    </Section>
  );
}
