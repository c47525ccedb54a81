'use client';

import { Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { useFormats } from '../../ui/use-formats';
import { useChampion } from '../champion';
import { DecisionWhy, OutcomeBadge } from '../decisions';
import type { Training } from './training';
import { useTrainings } from './use-trainings';

const shownAtFirst = 8;

type Algorithm = keyof (typeof en)['monitoring']['trainings']['algorithms'];

/** Every training: what it was given, how good its model is, and what became of it. */
export function TrainingsSection() {
  const texts = useTranslations('monitoring.trainings');
  const { count, share, score, duration } = useFormats();
  const serving = useChampion().data?.champion?.version;

  const columns: TableColumn<Training>[] = [
    {
      header: texts('version'),
      cell: ({ version, algorithm }) => (
        <>
          {version === undefined ? (
            texts('notRegistered')
          ) : (
            <Link href={`/models/${version}`}>{version}</Link>
          )}
          {version !== undefined && version === serving && ` · ${texts('serving')}`}
          <Text fz="xs" c="dimmed" fw={400}>
            {texts.has(`algorithms.${algorithm as Algorithm}`)
              ? texts(`algorithms.${algorithm as Algorithm}`)
              : algorithm}
          </Text>
        </>
      ),
    },
    { header: texts('trained'), cell: ({ trainedAt }) => <Moment at={trainedAt} /> },
    { header: texts('rows'), isNumber: true, cell: ({ totalSamples }) => count(totalSamples) },
    { header: texts('accuracy'), isNumber: true, cell: ({ accuracy }) => share(accuracy) },
    { header: texts('f1Macro'), isNumber: true, cell: ({ f1Macro }) => share(f1Macro) },
    { header: texts('logLoss'), isNumber: true, cell: ({ logLoss }) => score(logLoss) },
    {
      header: texts('time'),
      isNumber: true,
      cell: ({ trainingTimeSeconds }) => duration(trainingTimeSeconds * 1000),
    },
    {
      header: texts('decision'),
      cell: ({ decision, promoted }) => {
        if (decision !== undefined) return <OutcomeBadge decision={decision} />;
        return (
          <ToneBadge tone={promoted ? 'good' : 'calm'}>{texts(promoted ? 'promoted' : 'kept')}</ToneBadge>
        );
      },
    },
    {
      header: texts('why'),
      isText: true,
      cell: ({ decision }) => decision && <DecisionWhy {...decision} isBrief />,
    },
  ];

  return (
    <Section title={texts('title')}>
      <Polled query={useTrainings()} height={240} isEcho>
        {(trainings) => (
          <DataTable
            name={texts('title')}
            columns={columns}
            rows={trainings}
            shownAtFirst={shownAtFirst}
            keyOf={({ workflowRunId }) => workflowRunId}
            empty={<EmptyNote>{texts('empty')}</EmptyNote>}
          />
        )}
      </Polled>
    </Section>
  );
}
