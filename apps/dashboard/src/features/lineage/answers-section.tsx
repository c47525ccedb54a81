'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PageButtons } from '../../ui/page-buttons';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { usePolled } from '../../ui/use-polled';
import { AnswerTable } from './answer-table';
import type { LineageAnswers } from './lineage';

/** What a version has answered, page by page, the latest first. */
export function AnswersSection({ version }: { version: string }) {
  const texts = useTranslations('lineage');
  const [cursor, turn] = useState<string>();
  const query = new URLSearchParams({ version, limit: '20', ...(cursor && { before: cursor }) });
  return (
    <Section title={texts('answersTitle', { version })}>
      <Polled query={usePolled<LineageAnswers>(`/api/lineage/predictions?${query}`)} height={200}>
        {({ answers, next }) => (
          <>
            <AnswerTable name={texts('answersTitle', { version })} answers={answers} />
            <PageButtons cursor={cursor} next={next} turn={turn} />
          </>
        )}
      </Polled>
    </Section>
  );
}
