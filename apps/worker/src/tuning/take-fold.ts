import type { LabelledColumns } from '../snapshot/decode-snapshot.js';

/** Parts rows into those of one fold and all others: row i belongs to fold i mod `foldCount`. */
export function takeFold(
  rows: LabelledColumns,
  fold: number,
  foldCount: number,
): { others: LabelledColumns; judged: LabelledColumns } {
  const pick = (isWanted: (row: number) => boolean): LabelledColumns => ({
    columns: rows.columns.map((column) => column.filter((_, row) => isWanted(row))),
    labels: rows.labels.filter((_, row) => isWanted(row)),
  });
  const isJudged = (row: number) => row % foldCount === fold;
  return { judged: pick(isJudged), others: pick((row) => !isJudged(row)) };
}
