import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { LinksSection } from '../../features/links';
import { ScheduleSection } from '../../features/schedule';
import { ServicesSection } from '../../features/services';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).control.title };
}

export default async function ControlPage() {
  const { control } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={control.title} lead={control.lead} />
      <ScheduleSection />
      <ServicesSection />
      <LinksSection />
    </Stack>
  );
}
