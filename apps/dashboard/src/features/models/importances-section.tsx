'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { BarTable } from '../../ui/bar-table';
import { EmptyNote } from '../../ui/empty-note';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import { useColumnLabel } from '../samples';
import type { ModelConfidence } from './model-card';

/** Which columns a forest asks about to its gain. */
export function ImportancesSection({
  importances,
}: {
  importances: ModelConfidence['importances'] | undefined;
}) {
  const texts = useTranslations('models.importances');
  const labelOf = useColumnLabel();
  const { share } = useFormats();
  const ranked = Object.entries(importances ?? {}).sort(([, one], [, other]) => other - one);
  const most = ranked[0]?.[1] ?? 1;
  return (
    <Section title={texts('title')}>
      {ranked.length === 0 ? (
        <EmptyNote>{texts('empty')}</EmptyNote>
      ) : (
        <>
          <BarTable
            name={texts('title')}
            headers={[texts('column'), texts('share')]}
            bars={ranked.map(([key, part]) => ({
              key,
              label: labelOf(key),
              span: [0, part / most] as const,
              value: share(part),
            }))}
          />
          <Text fz="xs" c="dimmed" mt="sm">
            {texts('note')}
          </Text>
        </>
      )}
    </Section>
  );
}
