'use client';

import { Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import type { Champion } from './champion';
import { useChampion } from './use-champion';

/** The version that serves, and how good it is. */
export function ChampionSection() {
  const texts = useTranslations('monitoring.champion');
  return (
    <Section title={texts('title')}>
      <Polled query={useChampion()} height={260}>
        {({ champion }) =>
          champion === undefined ? (
            <EmptyNote>{texts('empty')}</EmptyNote>
          ) : (
            <ChampionFacts champion={champion} />
          )
        }
      </Polled>
    </Section>
  );
}

function ChampionFacts({ champion }: { champion: Champion }) {
  const texts = useTranslations('monitoring.champion');
  const common = useTranslations('common');
  const { share, score, count } = useFormats();
  const shown = (value: number | undefined, as: (value: number) => string) =>
    value === undefined ? common('none') : as(value);
  return (
    <>
      <div>
        <Text fz="1.625rem" fw={650} lh={1.2} style={{ letterSpacing: '-0.02em' }}>
          <Link href={`/models/${champion.version}`}>{common('version', { version: champion.version })}</Link>
        </Text>
        <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {champion.name}
        </Text>
      </div>
      <Facts
        facts={[
          { name: texts('accuracy'), value: shown(champion.accuracy, share) },
          { name: texts('f1Macro'), value: shown(champion.f1Macro, share) },
          { name: texts('logLoss'), value: shown(champion.logLoss, score) },
          { name: texts('trainedOn'), value: shown(champion.samplesTrain, count) },
          { name: texts('registered'), value: <Moment at={champion.registeredAt} /> },
        ]}
      />
    </>
  );
}
