'use client';

import type { BatchFinding } from '@canopy/pipeline-contract';
import { Code, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { useFormats } from '../../ui/use-formats';
import { FindingWords } from './finding-words';

const shares = new Set<BatchFinding['rule']>([
  'schema_changed',
  'bad_rows',
  'doubtful_rows',
  'repeated_rows',
  'unheard_values',
]);

/** The evidence on a batch: what was found, and how much would have passed. */
export function FindingsTable({ name, findings }: { name: string; findings: readonly BatchFinding[] }) {
  const texts = useTranslations('data.findings');
  const { share, measure } = useFormats();
  const show = (rule: BatchFinding['rule'], value: number) =>
    shares.has(rule) ? share(value) : measure(value);

  const columns: TableColumn<BatchFinding>[] = [
    { header: texts('rule'), cell: ({ rule }) => texts(`rules.${rule}`) },
    { header: texts('what'), isText: true, cell: (finding) => <FindingWords finding={finding} /> },
    { header: texts('found'), isNumber: true, cell: ({ rule, found }) => show(rule, found) },
    { header: texts('limit'), isNumber: true, cell: ({ rule, limit }) => show(rule, limit) },
    {
      header: texts('examples'),
      cell: ({ examples = [] }) => (
        <Group gap={4}>
          {examples.map((example) => (
            <Code key={example}>{example === '' ? '""' : example}</Code>
          ))}
        </Group>
      ),
    },
  ];
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={findings}
      keyOf={({ rule, column, message }) => `${rule} ${column} ${message}`}
      empty={<EmptyNote>{texts('empty')}</EmptyNote>}
    />
  );
}
