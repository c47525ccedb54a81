'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { DriftTable } from './drift-table';
import { useWatch } from './use-watch';
import { VersionFilter } from './version-filter';

/** As many windows as a wide page holds beside each other. */
const shownWindows = 12;

/** What is asked now beside what each version was trained on, window by window; of one version or of all. */
export function DriftSection({ version }: { version?: string | undefined }) {
  const texts = useTranslations('watch.drift');
  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={useWatch()} height={320}>
        {({ reports }) => {
          if (reports.length === 0) return <EmptyNote>{texts('empty')}</EmptyNote>;
          const wanted = reports.filter((report) => version === undefined || report.version === version);
          return (
            <>
              <VersionFilter reports={reports} shown={version} />
              {wanted.length === 0 ? (
                <EmptyNote>{texts('emptyVersion')}</EmptyNote>
              ) : (
                <DriftTable reports={wanted.slice(0, shownWindows)} />
              )}
              <Text size="sm" c="dimmed" mt="sm">
                {texts('legend')}
              </Text>
            </>
          );
        }}
      </Polled>
    </Section>
  );
}
