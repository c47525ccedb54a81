import type { CodedRows } from '../columns/coded-rows.js';
import type { Random } from '../random.js';
import type { NodeRows } from './node-rows.js';

/**
 * Fills `rows` with the rows that a tree learns from, class by class, and `rowCounts` with how many distinct ones there are of
 * each: every row once, or, given `random` and a scratch array of one word a row, a bootstrap: as many draws as there are rows,
 * with replacement.
 */
export function drawRows(
  { labels, featureCount }: CodedRows,
  rows: NodeRows,
  rowCounts: Int32Array,
  bootstrap: { random: Random; drawCounts: Int32Array } | null,
): void {
  const drawCounts = bootstrap?.drawCounts ?? null;
  if (bootstrap !== null) countDraws(bootstrap.random, bootstrap.drawCounts);
  rowCounts.fill(0);
  for (let row = 0; row < labels.length; row++) {
    if (drawCounts === null || drawCounts[row] > 0) rowCounts[labels[row]]++;
  }

  const next = new Int32Array(rowCounts.length);
  for (let c = 1; c < next.length; c++) next[c] = next[c - 1] + rowCounts[c - 1];
  const hasTags = rows.tags.length > 0;
  for (let row = 0; row < labels.length; row++) {
    const drawn = drawCounts === null ? 1 : drawCounts[row];
    if (drawn === 0) continue;
    const position = next[labels[row]]++;
    rows.offsets[position] = row * featureCount;
    if (hasTags) rows.tags[position] = (drawn << 8) | labels[row];
  }
}

/** Draws as many rows as there are, with replacement, and counts how often each was drawn. */
export function countDraws(random: Random, drawCounts: Int32Array): void {
  const rowCount = drawCounts.length;
  drawCounts.fill(0);
  for (let draw = 0; draw < rowCount; draw++) drawCounts[random.nextBelow(rowCount)]++;
}
