'use client';

import type { CSSProperties } from 'react';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { useFormats } from '../../ui/use-formats';
import classes from './confusion-table.module.css';
import { rowShares } from './row-shares';

/** Percent of the ink in the fullest cell: any more, and its number could not be read. */
const strongest = 65;

type CoverType = keyof (typeof en)['coverTypes'];

/** The counts as a real table, each cell shaded by its share of the true class. */
export function ConfusionTable({ counts }: { counts: readonly (readonly number[])[] }) {
  const texts = useTranslations('monitoring.confusion');
  const common = useTranslations('common');
  const covers = useTranslations('coverTypes');
  const { count, share } = useFormats();
  const shares = rowShares(counts);
  const nameOf = (label: number) => covers(String(label) as CoverType);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroller} aria-label={common('table', { name: texts('title') })} tabIndex={0}>
      <table className={classes.table} aria-label={texts('title')}>
        <thead>
          <tr>
            <th scope="col">{texts('truth')}</th>
            {counts.map((_, label) => (
              <th key={nameOf(label)} scope="col">
                {nameOf(label)}
              </th>
            ))}
            <th scope="col">{texts('recall')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((row, truth) => (
            <tr key={nameOf(truth)}>
              <th scope="row">{nameOf(truth)}</th>
              {row.map((cell, said) => {
                const part = shares[truth]?.[said] ?? 0;
                return (
                  <td
                    key={nameOf(said)}
                    className={classes.cell}
                    data-right={truth === said || undefined}
                    style={{ '--share': `${Math.round(part * strongest)}%` } as CSSProperties}
                    title={texts('cell', { count: cell, share: share(part) })}
                  >
                    {count(cell)}
                  </td>
                );
              })}
              <td className={classes.recall}>{share(shares[truth]?.[truth] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
