import { type CategoryNumbers, featureColumns, parseRow } from '@canopy/covertype';
import type { RejectedRow, TypedRow, WaitingRow } from './raw-rows.repository.js';
import { splitPointOf } from './split-point.js';

const nameColumns = featureColumns.flatMap((column, index) =>
  column.kind === 'name' ? [{ index, key: column.key, names: column.names }] : [],
);

/** The known names of each name column that occur in the rows and have no number yet, in the order of first sight. */
export function findNewNames(
  rows: readonly WaitingRow[],
  numbers: CategoryNumbers,
): { key: string; names: string[] }[] {
  return nameColumns.flatMap(({ index, key, names }) => {
    const seen = new Set(rows.map(({ texts }) => (texts[index] ?? '').trim()));
    const found = [...seen].filter((name) => names.includes(name) && numbers[key]?.[name] === undefined);
    return found.length === 0 ? [] : [{ key, names: found }];
  });
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
    if ('failures' in result) {
      rejected.push({ ...row, failures: result.failures });
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
