'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import classes from './drift-table.module.css';
import { layOutDrift } from './lay-out-drift';
import { useComparedLabel } from './use-compared-label';
import type { Report, Verdict } from './watch';

const shapes: Record<Verdict, string> = {
  steady: '○',
  small: '◐',
  drift: '●',
  too_few: '·',
  no_profile: '–',
};

/** The verdicts as a real table: a shape and a word in each cell, its colour besides. The newest window first. */
export function DriftTable({ reports }: { reports: readonly Report[] }) {
  const texts = useTranslations('watch.drift');
  const words = useTranslations('watch.verdicts');
  const common = useTranslations('common');
  const { clock, count, score, moment } = useFormats();
  const labelOf = useComparedLabel();
  const keyOf = ({ version, to }: Report) => `${version} ${to}`;
  const name = texts('title');

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroller} aria-label={common('table', { name })} tabIndex={0}>
      <table className={classes.table} aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{texts('column')}</th>
            {reports.map((report) => (
              <th key={keyOf(report)} scope="col" title={moment(new Date(report.to))}>
                {clock(new Date(report.to))}
                <span className={classes.detail}>{common('version', { version: report.version })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{texts('window')}</th>
            {reports.map((report) => (
              <Cell
                key={keyOf(report)}
                verdict={report.verdict}
                word={words(report.verdict)}
                detail={texts('rows', { count: count(report.rows) })}
              />
            ))}
          </tr>
          {layOutDrift(reports).map(({ key, cells }) => (
            <tr key={key}>
              <th scope="row">{labelOf(key)}</th>
              {cells.map((cell, index) => {
                const report = reports[index];
                const at = report === undefined ? String(index) : keyOf(report);
                return cell === undefined ? (
                  <td key={at}>{common('none')}</td>
                ) : (
                  <Cell
                    key={at}
                    verdict={cell.verdict}
                    word={words(cell.verdict)}
                    detail={texts('psi', { value: score(cell.psi) })}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ verdict, word, detail }: { verdict: Verdict; word: string; detail: string }) {
  return (
    <td className={classes.cell} data-verdict={verdict}>
      <span aria-hidden>{shapes[verdict]} </span>
      {word}
      <span className={classes.detail}>{detail}</span>
    </td>
  );
}
