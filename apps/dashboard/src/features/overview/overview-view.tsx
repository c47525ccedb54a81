'use client';

import { Anchor, SimpleGrid, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useChampion } from '../champion';
import { useDecisions } from '../decisions';
import { useSamples } from '../samples';
import { useSchedule } from '../schedule';
import { useServices } from '../services';
import { useServing } from '../serving';
import { useTicks } from '../ticks';
import { QualitySection, useTrainings } from '../trainings';
import { TrustSection } from '../watch';
import { HeadlineText } from './headline-text';
import { LatestRuns } from './latest-runs';
import { LoopPicture } from './loop-picture';

/** What is going on, at one glance. */
export function OverviewView() {
  const texts = useTranslations('overview');
  const services = useServices().data?.services;
  const schedule = useSchedule().data;
  const ticks = useTicks().data;
  const serving = useServing().data;
  const champion = useChampion();
  const model = champion.data;
  const samples = useSamples();
  const trainings = useTrainings();
  const waiting = useDecisions().data?.latest.find(({ question }) => question === 'open')?.version;

  return (
    <Stack gap="xl">
      <header>
        <HeadlineText known={{ services, schedule, ticks, model, serving }} />
        <Text c="dimmed" mt="sm" maw="62ch">
          {texts('lead')}{' '}
          <Anchor component={Link} href="/prediction" fz="inherit" underline="always">
            {texts('tryPrediction')}
          </Anchor>
        </Text>
      </header>
      <LoopPicture
        ticks={ticks}
        samples={samples}
        trainings={trainings}
        champion={champion}
        serving={serving}
        waiting={waiting}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <LatestRuns />
        <Stack gap="lg">
          <QualitySection title={texts('accuracy')} />
          <TrustSection />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
