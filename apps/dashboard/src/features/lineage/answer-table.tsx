'use client';

import { Anchor, Code } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { useFormats } from '../../ui/use-formats';
import { useCoverName } from '../models';
import type { LineageAnswer } from './lineage';

/** Answers one by one, each with the way to where it came from. */
export function AnswerTable({ name, answers }: { name: string; answers: readonly LineageAnswer[] }) {
  const texts = useTranslations('lineage');
  const coverName = useCoverName();
  const { share } = useFormats();
  return (
    <DataTable
      name={name}
      rows={answers}
      keyOf={({ id }) => id}
      empty={<EmptyNote>{texts('nothing')}</EmptyNote>}
      columns={[
        {
          header: texts('answer'),
          cell: ({ id }) => (
            <Anchor component={Link} href={`/lineage?prediction=${id}`} fz="inherit">
              <Code>{id}</Code>
            </Anchor>
          ),
        },
        { header: texts('made'), cell: ({ at }) => <Moment at={at} /> },
        { header: texts('class'), cell: ({ label }) => coverName(label) },
        { header: texts('confidence'), isNumber: true, cell: ({ confidence }) => share(confidence) },
        {
          header: texts('truth'),
          cell: ({ trueLabel }) => (trueLabel === undefined ? '' : coverName(trueLabel)),
        },
        {
          header: texts('version'),
          cell: ({ version }) => (
            <Anchor component={Link} href={`/lineage?version=${version}`} fz="inherit">
              {version}
            </Anchor>
          ),
        },
      ]}
    />
  );
}
