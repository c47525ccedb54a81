import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { ModelView } from '../../../features/models';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';
import { PageHeader } from '../../../ui/page-header';

interface PageProps {
  params: Promise<{ version: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: titleOf(messagesOf(await readLocale()), (await params).version) };
}

export default async function ModelPage({ params }: PageProps) {
  const messages = messagesOf(await readLocale());
  const { version } = await params;
  return (
    <Stack gap="lg">
      <PageHeader title={titleOf(messages, version)} lead={messages.models.lead} />
      <ModelView version={version} />
    </Stack>
  );
}

function titleOf({ common }: ReturnType<typeof messagesOf>, version: string): string {
  return common.version.replace('{version}', version);
}
