import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { LineageView, lineageBeginnings, type NamedSubject } from '../../features/lineage';
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

function subjectOf(asked: Asked): NamedSubject | undefined {
  const named = lineageBeginnings.map((beginning) => [beginning, asked[beginning]] as const);
  const found = named.find(([, name]) => typeof name === 'string' && name !== '');
  return found && [found[0], String(found[1])];
}
