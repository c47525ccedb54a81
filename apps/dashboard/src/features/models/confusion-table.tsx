'use client';

import { useTranslations } from 'use-intl';
import { CellTable, strongestInk } from '../../ui/cell-table';
import { useFormats } from '../../ui/use-formats';
import { rowShares } from './row-shares';
import { useCoverName } from './use-cover-name';

/** The counts, each cell shaded by its share of the true class. */
export function ConfusionTable({ counts }: { counts: readonly (readonly number[])[] }) {
  const texts = useTranslations('models.confusion');
  const { count, share } = useFormats();
  const nameOf = useCoverName();
  const shares = rowShares(counts);
  return (
    <CellTable
      name={texts('title')}
      corner={texts('truth')}
      isNumber
      heads={[
        ...counts.map((_, label) => ({ key: String(label), label: nameOf(label) })),
        { key: 'recall', label: texts('recall') },
      ]}
      rows={counts.map((row, truth) => ({
        key: String(truth),
        label: nameOf(truth),
        cells: [
          ...row.map((cell, said) => {
            const part = shares[truth]?.[said] ?? 0;
            return {
              key: String(said),
              label: count(cell),
              ink: truth === said ? ('right' as const) : ('wrong' as const),
              strength: part * strongestInk,
              isStrong: truth === said,
              title: texts('cell', { count: cell, share: share(part) }),
            };
          }),
          {
            key: 'recall',
            label: share(shares[truth]?.[truth] ?? 0),
            ink: 'none' as const,
            isStrong: true,
          },
        ],
      }))}
    />
  );
}
