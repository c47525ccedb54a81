'use client';

import { Code, Group } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import type { ServedVersion } from './serving';
import { useServing } from './use-serving';

const shownAtFirst = 8;

type Readiness = 'serving' | 'loaded' | 'cold' | 'refused';
const tones: Record<Readiness, Tone> = { serving: 'good', loaded: 'calm', cold: 'calm', refused: 'bad' };

/** Every version that a request may name, and whether it would be answered at once. */
export function VersionsSection() {
  const texts = useTranslations('serving.versions');
  const query = useServing();
  const readinessOf = ({ version, isLoaded, refused }: ServedVersion): Readiness => {
    if (version === query.data?.version) return 'serving';
    if (refused !== undefined) return 'refused';
    return isLoaded ? 'loaded' : 'cold';
  };
  const columns: TableColumn<ServedVersion>[] = [
    { header: texts('version'), cell: ({ version }) => <Link href={`/models/${version}`}>{version}</Link> },
    {
      header: texts('state'),
      cell: (version) => {
        const readiness = readinessOf(version);
        return <ToneBadge tone={tones[readiness]}>{texts(`states.${readiness}`)}</ToneBadge>;
      },
    },
    {
      header: texts('aliases'),
      cell: ({ aliases }) =>
        aliases.length > 0 && (
          <Group gap={4}>
            {aliases.map((alias) => (
              <Code key={alias}>{alias}</Code>
            ))}
          </Group>
        ),
    },
    ...(query.data?.versions?.some(({ refused }) => refused !== undefined)
      ? [
          {
            header: texts('why'),
            isText: true,
            cell: ({ refused }: ServedVersion) => refused && <span lang="en">{refused}</span>,
          },
        ]
      : []),
  ];
  return (
    <Section title={texts('title')} lead={texts('lead')}>
      <Polled query={query} height={200} isEcho>
        {({ versions }) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={versions ?? []}
            shownAtFirst={shownAtFirst}
            keyOf={({ version }) => version}
            empty={<EmptyNote>{texts(versions === undefined ? 'unknown' : 'empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
