'use client';

import { Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Stat } from '../../ui/stat';
import { StatRow } from '../../ui/stat-row';
import { ToneBadge } from '../../ui/tone-badge';
import { useFormats } from '../../ui/use-formats';
import { useChampion } from '../champion';
import { judgeWatch } from './judge-watch';
import { useComparedLabel } from './use-compared-label';
import { useVerdictWords } from './use-verdict-words';
import { useWatch } from './use-watch';
import type { Report, Watch } from './watch';

/** Whether the champion may be believed now: one sentence, and the four numbers behind it. */
export function VerdictSection() {
  const version = useChampion().data?.champion?.version;
  return (
    <Polled query={useWatch()} height={190}>
      {(watch) => <Verdict watch={watch} version={version} />}
    </Polled>
  );
}

function Verdict({ watch, version }: { watch: Watch; version: string | undefined }) {
  const texts = useTranslations('watch.verdict');
  const verdict = judgeWatch(watch, version);
  const { tone, word, sentence } = useVerdictWords()(verdict, version);
  const { drift, performance, unprofiled, openAlerts } = verdict;
  const [latest] = openAlerts;
  return (
    <Stack gap="lg">
      <div aria-live="polite">
        <ToneBadge tone={tone}>{word}</ToneBadge>
        <Title order={2} fz={{ base: '1.125rem', sm: '1.375rem' }} lh={1.3} mt={8} maw="44ch">
          {sentence}
        </Title>
      </div>
      <StatRow>
        <DriftStat report={drift ?? unprofiled} />
        <EstimateStat report={drift ?? performance ?? unprofiled} />
        <MeasureStat report={performance ?? unprofiled} />
        <Stat
          name={texts('alerts')}
          value={openAlerts.length}
          note={latest === undefined ? texts('noAlerts') : <Moment at={latest.openedAt} />}
        />
      </StatRow>
    </Stack>
  );
}

function DriftStat({ report }: { report: Report | undefined }) {
  const texts = useTranslations('watch.verdict');
  const words = useTranslations('watch.verdicts');
  const { count } = useFormats();
  const labelOf = useComparedLabel();
  const worst = report?.columns.find(({ verdict }) => verdict === 'drift');
  return (
    <Stat
      name={texts('drift')}
      value={report === undefined ? texts('unknown') : words(report.verdict)}
      note={
        report === undefined ? (
          texts('driftUnknown')
        ) : (
          <>
            {worst && `${texts('worst', { column: labelOf(worst.key) })} `}
            {texts('rows', { count: count(report.rows) })} <Moment at={report.to} />
          </>
        )
      }
    />
  );
}

function EstimateStat({ report }: { report: Report | undefined }) {
  const texts = useTranslations('watch.verdict');
  const { share } = useFormats();
  const estimated = report?.estimated;
  return (
    <Stat
      name={texts('estimated')}
      value={estimated === undefined ? texts('unknown') : share(estimated.accuracy)}
      note={texts('estimatedNote')}
    />
  );
}

function MeasureStat({ report }: { report: Report | undefined }) {
  const texts = useTranslations('watch.verdict');
  const { share, count } = useFormats();
  const measured = report?.measured;
  return (
    <Stat
      name={texts('measured')}
      value={measured === undefined ? texts('unknown') : share(measured.accuracy)}
      note={
        measured === undefined ? (
          texts('measuredUnknown')
        ) : (
          <Text span fz="inherit">
            {texts('measuredNote', {
              low: share(measured.low),
              high: share(measured.high),
              count: count(report?.labelled ?? 0),
            })}
          </Text>
        )
      }
    />
  );
}
