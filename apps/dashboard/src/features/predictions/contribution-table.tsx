'use client';

import { useTranslations } from 'use-intl';
import { BarTable } from '../../ui/bar-table';
import { useFormats } from '../../ui/use-formats';
import { useColumnLabel } from '../samples';
import type { Explanation } from './prediction';
import { rankContributions } from './rank-contributions';

interface ContributionTableProps {
  explanation: Explanation;
  /** What base value and contributions add up to. */
  probability: number;
}

/** A waterfall: from what was known of no place to the probability of this one, a step a column. */
export function ContributionTable({ explanation, probability }: ContributionTableProps) {
  const texts = useTranslations('predictionDetail');
  const labelOf = useColumnLabel();
  const { share, points } = useFormats();
  return (
    <BarTable
      name={texts('contributions')}
      headers={[texts('column'), texts('contribution')]}
      bars={[
        { key: 'base', label: texts('baseValue'), value: share(explanation.base_value), isStrong: true },
        ...rankContributions(explanation).map(({ key, contribution, from, to }) => ({
          key,
          label: labelOf(key),
          span: [Math.max(0, Math.min(from, to)), Math.max(0, from, to)] as const,
          look: contribution < 0 ? ('hollow' as const) : ('plain' as const),
          value: points(contribution),
        })),
        { key: 'sum', label: texts('sum'), value: share(probability), isStrong: true },
      ]}
    />
  );
}
