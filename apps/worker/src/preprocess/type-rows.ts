import { type CategoryNumbers, featureColumns, parseRow } from '@canopy/covertype';
import type { RejectedRow, TypedRow, WaitingRow } from './raw-rows.repository.js';
import { splitPointOf } from './split-point.js';

const nameColumns = featureColumns.flatMap((column, index) =>
  column.kind === 'name' ? [{ index, key: column.key, names: column.names }] : [],
);

/** The known names of one column that occur in the rows and have no number yet, in the order of first sight. */
export function findNewNames(rows: readonly WaitingRow[], key: string, numbers: CategoryNumbers): string[] {
  const column = nameColumns.find((candidate) => candidate.key === key);
  if (column === undefined) return [];
  const seen = new Set(rows.map((row) => (row.texts[column.index] ?? '').trim()));
  return [...seen].filter((name) => column.names.includes(name) && numbers[key]?.[name] === undefined);
}

/** Types each row, or says why it cannot be used. */
export function typeRows(
  rows: readonly WaitingRow[],
  numbers: CategoryNumbers,
): { typed: TypedRow[]; rejected: RejectedRow[] } {
  const typed: TypedRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const result = parseRow(row.texts, numbers);
    if ('problem' in result) {
      const { column, value, reason } = result.problem;
      rejected.push({ ...row, column, value, reason });
      continue;
    }
    const { features, label } = result.row;
    const splitPoint = splitPointOf(withNames(features, row.texts));
    typed.push({ rawId: row.id, batchId: row.batchId, features, label, splitPoint });
  }
  return { typed, rejected };
}

function withNames(features: readonly number[], texts: readonly string[]): (number | string)[] {
  const named: (number | string)[] = [...features];
  for (const { index } of nameColumns) named[index] = (texts[index] ?? '').trim();
  return named;
}
