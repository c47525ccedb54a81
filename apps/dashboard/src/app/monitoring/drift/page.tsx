import type { Metadata } from 'next';
import { DriftSection } from '../../../features/watch';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';
import { readVersion, type VersionPage } from '../../../server/read-version';

export async function generateMetadata(): Promise<Metadata> {
  const { monitoring } = messagesOf(await readLocale());
  return { title: `${monitoring.views.drift} · ${monitoring.title}` };
}

export default async function DriftPage({ searchParams }: VersionPage) {
  const version = await readVersion(searchParams);
  return <DriftSection version={version} />;
}
