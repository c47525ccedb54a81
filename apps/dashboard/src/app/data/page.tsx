import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { BackfillSection } from '../../features/backfill';
import { BatchesSection, HeldSection, QuarantineSection } from '../../features/batches';
import { SampleStats } from '../../features/samples';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).data.title };
}

export default async function DataPage() {
  const { data } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={data.title} lead={data.lead} />
      <SampleStats />
      <HeldSection />
      <BatchesSection />
      <BackfillSection />
      <QuarantineSection />
    </Stack>
  );
}
