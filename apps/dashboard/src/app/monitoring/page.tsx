import type { Metadata } from 'next';
import { AlertsSection, VerdictSection } from '../../features/watch';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).monitoring.title };
}

export default function MonitoringPage() {
  return (
    <>
      <VerdictSection />
      <AlertsSection />
    </>
  );
}
