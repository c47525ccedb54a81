import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { AnsweringSection, TrialSection, VersionsSection } from '../../features/serving';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';
import { SideBySide } from '../../ui/side-by-side';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).serving.title };
}

export default async function ServingPage() {
  const { serving } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={serving.title} lead={serving.lead} />
      <AnsweringSection />
      <SideBySide isEven>
        <TrialSection kind="canary" />
        <TrialSection kind="shadow" />
      </SideBySide>
      <VersionsSection />
    </Stack>
  );
}
