import type { Metadata } from 'next';
import { DriftSection } from '../../../features/watch';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  const { monitoring } = messagesOf(await readLocale());
  return { title: `${monitoring.views.drift} · ${monitoring.title}` };
}

export default function DriftPage() {
  return <DriftSection />;
}
