'use client';

import { Anchor, Code, Stack } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import { DecisionWhy, Signer } from '../decisions';
import { AnswerTable } from './answer-table';
import { AnswersSection } from './answers-section';
import type { Lineage } from './lineage';
import { RowFacts } from './row-facts';
import { RowsSection } from './rows-section';
import { useStoredWords } from './use-stored-words';

const shownAtFirst = 10;

/** The lineage in words: from which rows of which batch which version was made, and what became of it. */
export function LineageTables({ lineage }: { lineage: Lineage }) {
  const texts = useTranslations('lineage');
  const words = useStoredWords();
  const { count, share } = useFormats();
  const { batches, rows, snapshots, trainings, decisions, predictions, answers } = lineage;
  const [latest] = snapshots;
  const [version, ...others] = new Set([...trainings, ...decisions].map((made) => made.version));
  const held = snapshots.flatMap(({ sha256, batches: parts }) => parts.map((part) => ({ sha256, ...part })));
  const stateOf = new Map(batches.map(({ id, state }) => [id, state]));
  const empty = <EmptyNote>{texts('nothing')}</EmptyNote>;
  const isFromElsewhere =
    batches.length + trainings.length === 0 && decisions.length + predictions.length > 0;
  const noOrigin = isFromElsewhere ? <EmptyNote>{texts('elsewhere')}</EmptyNote> : empty;
  return (
    <Stack gap="lg">
      {rows.map((row) => (
        <RowFacts key={row.hash} row={row} />
      ))}
      {answers.length > 0 && (
        <Section title={texts('answerTitle')}>
          <AnswerTable name={texts('answerTitle')} answers={answers} />
        </Section>
      )}
      <Section title={texts('rowsTitle')}>
        <DataTable
          name={texts('rowsTitle')}
          rows={held}
          keyOf={({ sha256, batchId }) => `${sha256} ${batchId}`}
          shownAtFirst={shownAtFirst}
          empty={noOrigin}
          columns={[
            { header: texts('batch'), cell: ({ batchId }) => <BatchLink id={batchId} /> },
            { header: texts('state'), cell: ({ batchId }) => words.state(stateOf.get(batchId) ?? '') },
            { header: texts('rows'), isNumber: true, cell: ({ rows }) => count(rows) },
            { header: texts('ids'), cell: ({ firstId, lastId }) => texts('idRange', { firstId, lastId }) },
            { header: texts('snapshot'), cell: ({ sha256 }) => <Code>{sha256.slice(0, 16)}</Code> },
          ]}
        />
      </Section>
      {rows.length === 0 && latest !== undefined && (
        <RowsSection
          key={latest.sha256}
          snapshot={latest.sha256}
          batch={batches.length === 1 ? batches[0]?.id : undefined}
        />
      )}
      <Section title={texts('trainingsTitle')}>
        <DataTable
          name={texts('trainingsTitle')}
          rows={trainings}
          keyOf={({ runId }) => runId}
          shownAtFirst={shownAtFirst}
          empty={noOrigin}
          columns={[
            { header: texts('version'), cell: ({ version }) => <VersionLink version={version} /> },
            { header: texts('run'), cell: ({ runId }) => <Code>{runId}</Code> },
            { header: texts('accuracy'), isNumber: true, cell: ({ accuracy }) => share(accuracy) },
            { header: texts('made'), cell: ({ trainedAt }) => <Moment at={trainedAt} /> },
            {
              header: texts('model'),
              cell: ({ modelSha256 = '' }) => <Code>{modelSha256.slice(0, 16)}</Code>,
            },
          ]}
        />
      </Section>
      <Section title={texts('decisionsTitle')}>
        <DataTable
          name={texts('decisionsTitle')}
          rows={decisions}
          keyOf={({ position }) => position}
          shownAtFirst={shownAtFirst}
          empty={empty}
          columns={[
            { header: texts('version'), cell: ({ version }) => <VersionLink version={version} /> },
            { header: texts('outcome'), cell: ({ outcome }) => words.outcome(outcome) },
            { header: texts('who'), cell: ({ who }) => <Signer who={who} /> },
            { header: texts('why'), isText: true, cell: (decision) => <DecisionWhy {...decision} /> },
            { header: texts('made'), cell: ({ decidedAt }) => <Moment at={decidedAt} /> },
          ]}
        />
      </Section>
      <Section title={texts('predictionsTitle')}>
        <DataTable
          name={texts('predictionsTitle')}
          rows={predictions}
          keyOf={({ version }) => version}
          empty={empty}
          columns={[
            { header: texts('version'), cell: ({ version }) => <VersionLink version={version} /> },
            { header: texts('answers'), isNumber: true, cell: (row) => count(row.count) },
            { header: texts('latest'), cell: ({ latestAt }) => <Moment at={latestAt} /> },
          ]}
        />
      </Section>
      {answers.length === 0 && version !== undefined && others.length === 0 && (
        <AnswersSection key={version} version={version} />
      )}
    </Stack>
  );
}

const BatchLink = ({ id }: { id: string }) => (
  <Anchor component={Link} href={`/lineage?batch=${encodeURIComponent(id)}`} fz="inherit">
    <Code>{id}</Code>
  </Anchor>
);

const VersionLink = ({ version }: { version: string }) => (
  <Anchor component={Link} href={`/lineage?version=${version}`} fz="inherit">
    {version}
  </Anchor>
);
