'use client';

import { Code } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { LineageRow } from './lineage';

/** What is known of the row where a lineage begins. */
export function RowFacts({ row: { hash, id, status, reason, snapshots } }: { row: LineageRow }) {
  const texts = useTranslations('lineage');
  const { count } = useFormats();
  const judging = snapshots.filter(({ isHoldout }) => isHoldout).length;
  return (
    <Section title={texts('row')}>
      <Facts
        facts={[
          { name: texts('hash'), value: <Code>{hash}</Code> },
          { name: texts('id'), value: id ?? '–' },
          { name: texts('state'), value: reason === undefined ? status : `${status}: ${reason}` },
          { name: texts('learnedFrom'), value: count(snapshots.length - judging) },
          { name: texts('judgedBy'), value: count(judging) },
        ]}
      />
    </Section>
  );
}
