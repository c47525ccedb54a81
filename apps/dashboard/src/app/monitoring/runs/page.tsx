import type { Metadata } from 'next';
import { TicksSection } from '../../../features/ticks';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  const { monitoring } = messagesOf(await readLocale());
  return { title: `${monitoring.views.runs} · ${monitoring.title}` };
}

export default function RunsPage() {
  return <TicksSection />;
}
