'use client';

import { useTranslations } from 'use-intl';
import { CellTable, type ShadedCell } from '../../ui/cell-table';
import { useFormats } from '../../ui/use-formats';
import { useChampion } from '../champion';
import { groupByVersion } from './group-by-version';
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
const strengths: Record<Verdict, number> = { steady: 0, small: 18, drift: 45, too_few: 0, no_profile: 0 };

/** Where nothing was compared, there is no number either. */
const isMeasured = (verdict: Verdict) => verdict !== 'too_few' && verdict !== 'no_profile';

/** The verdicts, column by window: a shape and a word in each cell, its colour besides. Version by version, the newest window first. */
export function DriftTable({ reports: shown }: { reports: readonly Report[] }) {
  const texts = useTranslations('watch.drift');
  const words = useTranslations('watch.verdicts');
  const common = useTranslations('common');
  const versions = useTranslations('watch.versions');
  const champion = useChampion().data?.champion?.version;
  const groups = groupByVersion(shown, champion);
  const reports = groups.flatMap((group) => group.reports);
  const { minute, day, score, moment } = useFormats();
  const labelOf = useComparedLabel();
  const keyOf = ({ version, to }: Report) => `${version} ${to}`;
  const cellOf = (key: string, verdict: Verdict, detail?: string): ShadedCell => ({
    key,
    label: (
      <span style={{ whiteSpace: 'nowrap' }}>
        <span aria-hidden>{shapes[verdict]} </span>
        {words(verdict)}
      </span>
    ),
    ...(detail !== undefined && { detail }),
    ink: 'wrong',
    strength: strengths[verdict],
    isStrong: verdict === 'drift',
  });

  return (
    <CellTable
      name={texts('title')}
      corner={texts('column')}
      groups={groups.map(({ version, reports: { length } }) => ({
        key: version,
        label: versions(version === champion ? 'champion' : 'version', { version }),
        span: length,
      }))}
      heads={reports.map((report) => ({
        key: keyOf(report),
        label: <span style={{ whiteSpace: 'nowrap' }}>{minute(new Date(report.to))}</span>,
        detail: day(new Date(report.to)),
        title: moment(new Date(report.to)),
      }))}
      rows={[
        {
          key: 'window',
          label: texts('window'),
          cells: reports.map((report) =>
            cellOf(keyOf(report), report.verdict, texts('rows', { count: report.rows })),
          ),
        },
        ...layOutDrift(reports).map(({ key, cells }) => ({
          key,
          label: labelOf(key),
          cells: cells.map((cell, index) => {
            const report = reports[index];
            const at = report === undefined ? String(index) : keyOf(report);
            return cell === undefined
              ? { key: at, label: common('none'), ink: 'none' as const }
              : cellOf(
                  at,
                  cell.verdict,
                  isMeasured(cell.verdict) ? texts('psi', { value: score(cell.psi) }) : undefined,
                );
          }),
        })),
      ]}
    />
  );
}
