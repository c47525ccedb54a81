'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { PageButtons } from '../../ui/page-buttons';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { DecisionWhy } from './decision-why';
import type { DecisionRow, Decisions } from './decisions';
import { OutcomeBadge } from './outcome-badge';
import { type SignedAct, SignedDialog } from './signed-dialog';
import { Signer } from './signer';
import { useDecisions } from './use-decisions';

interface Opened {
  act: SignedAct;
  version: string;
  body: object;
  typed?: string;
}

const shownAtFirst = 10;

/** Who made which version champion, on what evidence; and the steps that a person can take. */
export function DecisionsSection() {
  const texts = useTranslations('decisions');
  const [opened, setOpened] = useState<Opened>();
  const columns = useColumns();
  const [before, turn] = useState<string>();
  return (
    <Section title={texts('title')}>
      <Polled query={useDecisions(before)} height={200}>
        {(decisions) => (
          <Stack gap="sm">
            <Steps decisions={decisions} open={setOpened} />
            <DataTable
              name={texts('title')}
              columns={columns}
              rows={decisions.latest}
              shownAtFirst={shownAtFirst}
              keyOf={({ position }) => String(position)}
              empty={<EmptyNote>{texts('empty')}</EmptyNote>}
            />
            <PageButtons cursor={before} next={decisions.next} turn={turn} />
          </Stack>
        )}
      </Polled>
      {opened && <SignedDialog {...opened} onClose={() => setOpened(undefined)} />}
    </Section>
  );
}

function Steps({ decisions, open }: { decisions: Decisions; open: (act: Opened) => void }) {
  const texts = useTranslations('decisions');
  const { champion, undoes, chain } = decisions;
  return (
    <Group justify="space-between">
      <div>
        <ToneBadge tone={chain.problems.length === 0 ? 'good' : 'bad'}>
          {texts(chain.problems.length === 0 ? 'whole' : 'broken', { count: chain.length })}
        </ToneBadge>
        {chain.problems.map((problem) => (
          <Text key={problem} fz="sm" lang="en">
            {problem}
          </Text>
        ))}
      </div>
      {champion !== undefined && (
        <Group gap="sm">
          {undoes !== undefined && (
            <Button
              variant="default"
              onClick={() => open({ act: 'undo', version: undoes, body: { champion } })}
            >
              {texts('undo.button', { version: undoes })}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => open({ act: 'rollback', version: champion, body: { champion }, typed: champion })}
          >
            {texts('rollback.button', { version: champion })}
          </Button>
        </Group>
      )}
    </Group>
  );
}

function useColumns(): TableColumn<DecisionRow>[] {
  const texts = useTranslations('decisions');
  return [
    { header: texts('version'), cell: ({ version }) => <Link href={`/models/${version}`}>{version}</Link> },
    { header: texts('outcome'), cell: (decision) => <OutcomeBadge decision={decision} /> },
    { header: texts('evidence'), isText: true, cell: (decision) => <DecisionWhy {...decision} /> },
    { header: texts('by'), cell: ({ who }) => <Signer who={who} /> },
    { header: texts('when'), cell: ({ at }) => <Moment at={at} /> },
  ];
}
