'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { BarTable } from '../../ui/bar-table';
import { useFormats } from '../../ui/use-formats';
import type { RankedClass } from './rank-probabilities';

type CoverType = keyof (typeof en)['coverTypes'];

/** Each class, the most probable first. */
export function ProbabilityTable({ ranked }: { ranked: readonly RankedClass[] }) {
  const texts = useTranslations('prediction');
  const covers = useTranslations('coverTypes');
  const { share } = useFormats();
  return (
    <BarTable
      name={texts('probabilities')}
      headers={[texts('cover'), texts('probability')]}
      bars={ranked.map(({ label, probability }, rank) => ({
        key: String(label),
        label: covers(String(label) as CoverType),
        span: [0, probability] as const,
        look: rank === 0 ? ('plain' as const) : ('faint' as const),
        isStrong: rank === 0,
        value: share(probability),
      }))}
    />
  );
}
