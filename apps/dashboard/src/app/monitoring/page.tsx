import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { ChampionSection, ConfusionSection } from '../../features/champion';
import { SampleStats } from '../../features/samples';
import { TicksSection } from '../../features/ticks';
import { QualitySection, TrainingsSection } from '../../features/trainings';
import {
  AlertsSection,
  CalibrationSection,
  DriftSection,
  PerformanceSection,
  RecallSection,
} from '../../features/watch';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';
import { SideBySide } from '../../ui/side-by-side';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).monitoring.title };
}

export default async function MonitoringPage() {
  const { monitoring } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={monitoring.title} lead={monitoring.lead} />
      <SampleStats />
      <SideBySide>
        <QualitySection />
        <ChampionSection />
      </SideBySide>
      <AlertsSection />
      <DriftSection />
      <PerformanceSection />
      <SideBySide isEven>
        <CalibrationSection />
        <RecallSection />
      </SideBySide>
      <TrainingsSection />
      <TicksSection />
      <ConfusionSection />
    </Stack>
  );
}
