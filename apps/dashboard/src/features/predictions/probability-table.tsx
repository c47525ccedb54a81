'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { useFormats } from '../../ui/use-formats';
import classes from './probability-table.module.css';
import type { RankedClass } from './rank-probabilities';

type CoverType = keyof (typeof en)['coverTypes'];

/** A bar chart that is a table: each class, its bar, its number. */
export function ProbabilityTable({ ranked }: { ranked: readonly RankedClass[] }) {
  const texts = useTranslations('prediction');
  const covers = useTranslations('coverTypes');
  const { share } = useFormats();
  return (
    <table className={classes.table} aria-label={texts('probabilities')}>
      <thead>
        <tr>
          <th scope="col">{texts('cover')}</th>
          <th scope="col" colSpan={2}>
            {texts('probability')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ label, probability }, rank) => (
          <tr key={label} data-first={rank === 0 || undefined}>
            <th scope="row">{covers(String(label) as CoverType)}</th>
            <td className={classes.track} aria-hidden>
              <div className={classes.bar} style={{ width: `${100 * probability}%` }} />
            </td>
            <td className={classes.number}>{share(probability)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
