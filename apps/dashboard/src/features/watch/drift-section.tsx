'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { DriftTable } from './drift-table';
import { useWatch } from './use-watch';

/** As many windows as a wide page holds beside each other. */
const shownWindows = 12;

/** What the champion is asked now beside what it was trained on, window by window. */
export function DriftSection() {
  const texts = useTranslations('watch.drift');
  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={useWatch()} height={320}>
        {({ reports }) =>
          reports.length === 0 ? (
            <EmptyNote>{texts('empty')}</EmptyNote>
          ) : (
            <>
              <DriftTable reports={reports.slice(0, shownWindows)} />
              <Text size="sm" c="dimmed" mt="sm">
                {texts('legend')}
              </Text>
            </>
          )
        }
      </Polled>
    </Section>
  );
}
