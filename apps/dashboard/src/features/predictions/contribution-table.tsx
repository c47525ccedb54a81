'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { useFormats } from '../../ui/use-formats';
import classes from './contribution-table.module.css';
import type { Explanation } from './prediction';
import { rankContributions } from './rank-contributions';

type ColumnKey = keyof (typeof en)['columns'];

interface ContributionTableProps {
  explanation: Explanation;
  /** What base value and contributions add up to. */
  probability: number;
}

/** A waterfall that is a table: from what was known of no place to the probability of this one, a step a column. */
export function ContributionTable({ explanation, probability }: ContributionTableProps) {
  const texts = useTranslations('predictionDetail');
  const columns = useTranslations('columns');
  const { share, points } = useFormats();
  return (
    <table className={classes.table} aria-label={texts('contributions')}>
      <thead>
        <tr>
          <th scope="col">{texts('column')}</th>
          <th scope="col" colSpan={2}>
            {texts('contribution')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr data-sum>
          <th scope="row">{texts('baseValue')}</th>
          <td className={classes.track} aria-hidden />
          <td className={classes.number}>{share(explanation.base_value)}</td>
        </tr>
        {rankContributions(explanation).map(({ key, contribution, from, to }) => (
          <tr key={key}>
            <th scope="row">{columns(`${key as ColumnKey}.label`)}</th>
            <td className={classes.track} aria-hidden>
              <div
                className={classes.bar}
                data-falls={contribution < 0 || undefined}
                style={{
                  left: `${100 * Math.max(0, Math.min(from, to))}%`,
                  width: `${100 * Math.abs(contribution)}%`,
                }}
              />
            </td>
            <td className={classes.number}>{points(contribution)}</td>
          </tr>
        ))}
        <tr data-sum>
          <th scope="row">{texts('sum')}</th>
          <td className={classes.track} aria-hidden />
          <td className={classes.number}>{share(probability)}</td>
        </tr>
      </tbody>
    </table>
  );
}
