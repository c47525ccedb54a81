import type { Metadata } from 'next';
import { DecisionsSection, WaitingSection } from '../../../../features/decisions';
import { messagesOf } from '../../../../messages/messages-of';
import { readLocale } from '../../../../server/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).decisions.title };
}

export default function DecisionsPage() {
  return (
    <>
      <WaitingSection />
      <DecisionsSection />
    </>
  );
}
