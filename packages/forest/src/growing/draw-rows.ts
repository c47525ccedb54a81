import type { CodedRows } from '../columns/coded-rows.js';
import type { Random } from '../random.js';
import type { NodeRows } from './node-rows.js';

export interface Bootstrap {
  readonly random: Random;
  /** A word a row, to count draws in. */
  readonly drawCounts: Int32Array;
  /** As `sortByClass` makes it. */
  readonly rowsByClass: Int32Array;
}

/**
 * Fills `rows` with the rows that a tree learns from, class by class, and `rowCounts` with how many distinct ones there are of
 * each: every row once, or a bootstrap: as many draws as there are rows, with replacement.
 */
export function drawRows(
  source: CodedRows,
  rows: NodeRows,
  rowCounts: Int32Array,
  bootstrap: Bootstrap | null,
): void {
  if (bootstrap === null) takeAll(source, rows, rowCounts);
  else takeDrawn(source, rows, rowCounts, bootstrap);
}

function takeAll({ labels, featureCount }: CodedRows, rows: NodeRows, rowCounts: Int32Array): void {
  const { offsets, tags } = rows;
  sortByClass(labels, rowCounts, offsets);
  for (let i = 0; i < tags.length; i++) tags[i] = (1 << 8) | labels[offsets[i]];
  for (let i = 0; i < offsets.length; i++) offsets[i] *= featureCount;
}

function takeDrawn(
  { labels, featureCount }: CodedRows,
  { offsets, tags }: NodeRows,
  rowCounts: Int32Array,
  { random, drawCounts, rowsByClass }: Bootstrap,
): void {
  countDraws(random, drawCounts);
  rowCounts.fill(0);
  let position = 0;
  // plainly: if (drawn > 0) put the row at the next position
  // (put there in any case, and the position moved on by a number: a branch would be guessed wrong every third time)
  for (let i = 0; i < rowsByClass.length; i++) {
    const row = rowsByClass[i];
    const label = labels[row];
    const drawn = drawCounts[row];
    const isDrawn = -drawn >>> 31;
    offsets[position] = row * featureCount;
    tags[position] = (drawn << 8) | label;
    position += isDrawn;
    rowCounts[label] += isDrawn;
  }
}

/** Writes the numbers of all rows to `order`, class by class and ascending, and to `rowCounts` how many there are of each. */
export function sortByClass(labels: Uint8Array, rowCounts: Int32Array, order: Int32Array): void {
  rowCounts.fill(0);
  for (let row = 0; row < labels.length; row++) rowCounts[labels[row]]++;
  const next = new Int32Array(rowCounts.length);
  for (let c = 1; c < next.length; c++) next[c] = next[c - 1] + rowCounts[c - 1];
  for (let row = 0; row < labels.length; row++) order[next[labels[row]]++] = row;
}

/** Draws as many rows as there are, with replacement, and counts how often each was drawn. */
export function countDraws(random: Random, drawCounts: Int32Array): void {
  const rowCount = drawCounts.length;
  drawCounts.fill(0);
  for (let draw = 0; draw < rowCount; draw++) drawCounts[random.nextBelow(rowCount)]++;
}
