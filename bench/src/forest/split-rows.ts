import { createHash } from 'node:crypto';
import type { LabelledRows } from './labelled-rows.js';

export interface SplitRows {
  train: LabelledRows;
  test: LabelledRows;
}

/** Keeps back the rows of the given numbers. */
export function splitRows(rows: LabelledRows, testRows: Iterable<number>): SplitRows {
  const isTest = new Set(testRows);
  return { train: choose(rows, (row) => !isTest.has(row)), test: choose(rows, (row) => isTest.has(row)) };
}

/** The numbers of a share of the rows of each class, the same for the same seed: those that, hashed, come first. */
export function drawTestRows({ labels }: LabelledRows, share: number, seed: number): number[] {
  const rowsOfClass = Map.groupBy(labels.keys(), (row) => labels[row] ?? 0);
  return [...rowsOfClass.values()].flatMap((ofClass) =>
    ofClass
      .map((row) => ({ row, place: hashOf(`${seed}:${row}`) }))
      .toSorted((one, other) => one.place - other.place)
      .slice(0, Math.round(ofClass.length * share))
      .map(({ row }) => row),
  );
}

function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

function choose({ columns, labels }: LabelledRows, isChosen: (row: number) => boolean): LabelledRows {
  return {
    columns: columns.map((column) => column.filter((_, row) => isChosen(row))),
    labels: labels.filter((_, row) => isChosen(row)),
  };
}
