'use client';

import type { CSSProperties, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './cell-table.module.css';

export interface CellHead {
  key: string;
  label: ReactNode;
  /** In small letters below the label. */
  detail?: string;
  title?: string;
}

export interface ShadedCell extends CellHead {
  /** `none`: the cell is no part of the picture. */
  ink?: 'right' | 'wrong' | 'none';
  /** Percent of the ink, at most `strongestInk`. */
  strength?: number;
  isStrong?: boolean;
}

interface CellTableProps {
  /** Names the table for those who cannot see what stands around it. */
  name: string;
  /** Names the first column. */
  corner: string;
  heads: readonly CellHead[];
  /** What stands above several heads together, in their order. */
  groups?: readonly (CellHead & { span: number })[];
  rows: readonly (CellHead & { cells: readonly ShadedCell[] })[];
  isNumber?: boolean;
}

/** Any more ink, and what stands in the cell could not be read. */
export const strongestInk = 65;

/** A heat map that is a real table: what its colours say stands in its cells. */
export function CellTable({ name, corner, heads, groups = [], rows, isNumber = false }: CellTableProps) {
  const texts = useTranslations('common');
  const number = isNumber || undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroller} aria-label={texts('table', { name })} tabIndex={0}>
      <table className={classes.table} aria-label={name}>
        <thead>
          {groups.length > 0 && (
            <tr>
              <td />
              {groups.map(({ key, span, ...head }) => (
                <th key={key} scope="colgroup" colSpan={span} className={classes.group}>
                  <Words {...head} />
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{corner}</th>
            {heads.map(({ key, ...head }) => (
              <th key={key} scope="col" title={head.title} data-number={number}>
                <Words {...head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, ...head }) => (
            <tr key={key}>
              <th scope="row" title={head.title}>
                <Words {...head} />
              </th>
              {cells.map(({ key: cellKey, ink, strength = 0, isStrong = false, ...cell }) => (
                <td
                  key={cellKey}
                  className={classes.cell}
                  data-ink={ink}
                  data-number={number}
                  data-strong={isStrong || undefined}
                  style={{ '--strength': `${Math.round(strength)}%` } as CSSProperties}
                  title={cell.title}
                >
                  <Words {...cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Words({ label, detail }: Pick<CellHead, 'label' | 'detail'>) {
  return (
    <>
      {label}
      {detail !== undefined && <span className={classes.detail}>{detail}</span>}
    </>
  );
}
