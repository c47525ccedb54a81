import type { Metadata } from 'next';
import { CalibrationSection, PerformanceSection, RecallSection } from '../../../features/watch';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';
import { readVersion, type VersionPage } from '../../../server/read-version';
import { SideBySide } from '../../../ui/side-by-side';

export async function generateMetadata(): Promise<Metadata> {
  const { monitoring } = messagesOf(await readLocale());
  return { title: `${monitoring.views.accuracy} · ${monitoring.title}` };
}

export default async function AccuracyPage({ searchParams }: VersionPage) {
  const version = await readVersion(searchParams);
  return (
    <>
      <PerformanceSection version={version} />
      <SideBySide isEven>
        <CalibrationSection version={version} />
        <RecallSection version={version} />
      </SideBySide>
    </>
  );
}
