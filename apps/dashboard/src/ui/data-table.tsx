'use client';

import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './data-table.module.css';

export interface TableColumn<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** Takes the room that the others leave, and breaks its lines. */
  isText?: boolean;
}

interface DataTableProps<Row> {
  /** Names the table for those who cannot see what stands around it. */
  name: string;
  /** The first one names the row. */
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Rows at most before somebody asks for all of them. Default: all. */
  shownAtFirst?: number;
  /** In place of the table when there are no rows. */
  empty: ReactNode;
}

/** A table that scrolls by itself where it is wider than the page, and becomes a list where that is narrow. */
export function DataTable<Row>({ rows, shownAtFirst = rows.length, empty, ...table }: DataTableProps<Row>) {
  const texts = useTranslations('common');
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return empty;
  return (
    <div>
      <Rows {...table} rows={isWhole ? rows : rows.slice(0, shownAtFirst)} />
      {rows.length > shownAtFirst && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(!isWhole)}>
          {isWhole ? texts('showFewer') : texts('showAll', { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

function Rows<Row>({ name, columns, rows, keyOf }: Omit<DataTableProps<Row>, 'empty'>) {
  const texts = useTranslations('common');
  const [naming, ...others] = columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroller} aria-label={texts('table', { name })} tabIndex={0}>
      <table className={classes.table} aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ header, isNumber }) => (
              <th key={header} scope="col" data-number={isNumber}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{naming?.cell(row)}</th>
              {others.map(({ header, cell, isNumber, isText }) => (
                <td key={header} data-name={header} data-number={isNumber} data-text={isText}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
