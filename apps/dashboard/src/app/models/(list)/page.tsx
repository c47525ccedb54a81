import type { Metadata } from 'next';
import { ChampionSection } from '../../../features/champion';
import { QualitySection, TrainingsSection } from '../../../features/trainings';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';
import { SideBySide } from '../../../ui/side-by-side';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).versions.title };
}

export default function ModelsPage() {
  return (
    <>
      <SideBySide>
        <QualitySection />
        <ChampionSection />
      </SideBySide>
      <TrainingsSection />
    </>
  );
}
