import { readFileSync } from 'node:fs';
import type { PastBatch } from '../batches/past-batch.js';
import { profileBatch } from '../batches/profile-batch.js';
import { sortRows } from '../ingest/sort-rows.js';

const file = new URL('../../../data-api/data/covertype.csv', import.meta.url);
const [firstLine = [], ...real] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.trim().split(','));

export const headers: readonly string[] = firstLine;
export const positionOf = (header: string): number => headers.indexOf(header);

export const batchCount = 10;
const size = Math.floor(real.length / batchCount);

/** A random tenth of a tenth of the file, as the source draws it. The same seed draws the same. */
export function aDraw(batchNumber: number, seed = 0): string[][] {
  const rows = real.slice(batchNumber * size, (batchNumber + 1) * size);
  const key = (index: number) => Math.imul(index + 1, 2_654_435_761 + 2 * seed) >>> 0;
  const order = [...rows.keys()].sort((a, b) => key(a) - key(b));
  return order.slice(0, Math.floor(size / 10)).map((index) => rows[index] ?? []);
}

export const aPastDraw = (batchNumber: number, seed = 0): PastBatch => ({
  ...profileBatch(sortRows(aDraw(batchNumber, seed))).profile,
  batchNumber,
});

/** The rows with other values in one column. */
export const change = (rows: string[][], header: string, of: (value: string, index: number) => string) =>
  rows.map((row, index) => row.with(positionOf(header), of(row[positionOf(header)] ?? '', index)));
