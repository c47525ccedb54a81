'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { useFormats } from '../../ui/use-formats';
import type { Trial } from './serving';

interface TrialFactsProps {
  trial: Trial;
  /** The share of rows on which it may disagree with the champion, where that is limited. */
  limit: number | undefined;
}

/** What is tried, on how many requests, and how that went. */
export function TrialFacts({ trial, limit }: TrialFactsProps) {
  const texts = useTranslations('serving.trials');
  const common = useTranslations('common');
  const { count, share } = useFormats();
  const { version, percent, tally, reason, steppedBackAt } = trial;
  if (version === undefined) return null;
  const disagree = (disagreements: number, compared: number) =>
    texts('differsValue', {
      count: count(disagreements),
      compared: count(compared),
      share: share(compared === 0 ? 0 : disagreements / compared),
    });
  return (
    <Facts
      facts={[
        {
          name: texts('version'),
          value: <Link href={`/models/${version}`}>{common('version', { version })}</Link>,
        },
        ...(percent === undefined
          ? []
          : [{ name: texts('percent'), value: texts('percentValue', { percent }) }]),
        ...(tally === undefined
          ? []
          : [
              {
                name: texts('asked'),
                value: texts('askedValue', { asked: tally.asked, version: tally.champion }),
              },
              { name: texts('errors'), value: texts('errorsValue', { errors: tally.errors }) },
              { name: texts('differs'), value: disagree(tally.disagreements, tally.compared) },
            ]),
        ...(limit === undefined || percent === undefined
          ? []
          : [{ name: texts('limit'), value: texts('limitValue', { limit: share(limit) }) }]),
        ...(steppedBackAt === undefined
          ? []
          : [{ name: texts('steppedBack'), value: <Moment at={steppedBackAt} /> }]),
        ...(reason === undefined ? [] : [{ name: texts('why'), value: <span lang="en">{reason}</span> }]),
      ]}
    />
  );
}
