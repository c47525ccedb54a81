'use client';

import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Section } from '../../ui/section';
import { ConfusionTable } from './confusion-table';

/** What a version takes for what. */
export function ConfusionSection({ counts }: { counts: readonly (readonly number[])[] | undefined }) {
  const texts = useTranslations('models.confusion');
  return counts === undefined ? (
    <Section title={texts('title')}>
      <EmptyNote>{texts('empty')}</EmptyNote>
    </Section>
  ) : (
    <Section title={texts('title')} lead={texts('lead')}>
      <ConfusionTable counts={counts} />
    </Section>
  );
}
