'use client';

import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useChampion } from '../champion';
import { pickLabels } from './pick-labels';
import { useWatch } from './use-watch';
import type { VersionLabels } from './watch';

interface LabelsSectionProps {
  title: string;
  lead: string;
  empty: string;
  /** Whose labels are shown; by itself the champion's. */
  version: string | undefined;
  children: (labels: VersionLabels) => ReactNode;
}

/** What the labels of one version say, by its name. */
export function LabelsSection({ title, lead, empty, version: asked, children }: LabelsSectionProps) {
  const texts = useTranslations('watch.versions');
  const champion = useChampion().data?.champion?.version;
  return (
    <Section title={title} lead={lead}>
      <Polled query={useWatch()} height={200}>
        {({ labels }) => {
          const shown = pickLabels(labels, { asked, champion });
          if (shown === undefined) return <EmptyNote>{empty}</EmptyNote>;
          const { version } = shown;
          return (
            <>
              <Text size="sm" c="dimmed" mb="xs">
                {texts(version === champion ? 'champion' : 'version', { version })}
              </Text>
              {children(shown)}
            </>
          );
        }}
      </Polled>
    </Section>
  );
}
