import type { Report, Verdict } from './watch';

/** The verdicts of a column, window by window. */
export interface DriftLine {
  key: string;
  /** The sum of its harm over the windows, by which lines are ranked. */
  harm: number;
  /** One a window; undefined where the window does not know the column. */
  cells: ({ verdict: Verdict; psi: number; harm: number } | undefined)[];
}

/** A table of columns by windows, the most harmful column first. */
export function layOutDrift(reports: readonly Report[]): DriftLine[] {
  const keys = [...new Set(reports.flatMap(({ columns }) => columns.map(({ key }) => key)))];
  return keys
    .map((key) => {
      const cells = reports.map(({ columns }) => columns.find((column) => column.key === key));
      return { key, cells, harm: cells.reduce((sum, cell) => sum + (cell?.harm ?? 0), 0) };
    })
    .sort((a, b) => b.harm - a.harm);
}
