import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { type LineageSubject, LineageView } from '../../features/lineage';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).lineage.title };
}

type Asked = Record<string, string | string[] | undefined>;

export default async function LineagePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { lineage } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={lineage.title} lead={lineage.lead} />
      <LineageView subject={subjectOf(await searchParams)} />
    </Stack>
  );
}

function subjectOf({ version, batch }: Asked): LineageSubject | undefined {
  if (typeof version === 'string' && /^\d{1,9}$/.test(version)) return { version };
  return typeof batch === 'string' && batch !== '' ? { batch } : undefined;
}
