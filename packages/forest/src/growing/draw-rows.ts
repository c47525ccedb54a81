import type { CodedRows } from '../columns/coded-rows.js';
import type { Random } from '../random.js';
import type { NodeRows } from './node-rows.js';

/**
 * Fills `rows` with the rows that a tree learns from and returns how many distinct ones they are: every row once, or, given
 * `random` and a scratch array of one word a row, a bootstrap: as many draws as there are rows, with replacement.
 */
export function drawRows(
  source: CodedRows,
  rows: NodeRows,
  bootstrap: { random: Random; drawCounts: Int32Array } | null,
): number {
  const { labels, featureCount } = source;
  const rowCount = labels.length;
  if (bootstrap === null) {
    for (let row = 0; row < rowCount; row++) {
      rows.offsets[row] = row * featureCount;
      rows.tags[row] = (1 << 8) | labels[row];
    }
    return rowCount;
  }

  const { random, drawCounts } = bootstrap;
  countDraws(random, drawCounts);
  let distinctCount = 0;
  for (let row = 0; row < rowCount; row++) {
    if (drawCounts[row] === 0) continue;
    rows.offsets[distinctCount] = row * featureCount;
    rows.tags[distinctCount] = (drawCounts[row] << 8) | labels[row];
    distinctCount++;
  }
  return distinctCount;
}

/** Draws as many rows as there are, with replacement, and counts how often each was drawn. */
export function countDraws(random: Random, drawCounts: Int32Array): void {
  const rowCount = drawCounts.length;
  drawCounts.fill(0);
  for (let draw = 0; draw < rowCount; draw++) drawCounts[random.nextBelow(rowCount)]++;
}
