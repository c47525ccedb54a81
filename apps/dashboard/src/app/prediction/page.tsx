import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { PredictionView, readPlace } from '../../features/predictions';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).prediction.title };
}

type Asked = Promise<Record<string, string | string[] | undefined>>;

export default async function PredictionPage({ searchParams }: { searchParams: Asked }) {
  const { prediction } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={prediction.title} lead={prediction.lead} />
      <PredictionView place={readPlace(await searchParams)} />
    </Stack>
  );
}
