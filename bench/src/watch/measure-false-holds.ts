import { judgeBatch, type PastBatch, profileBatch, sortRows } from '@canopy/worker/ingest';
import { readRows } from '../loop/read-rows.js';
import type { Figure } from '../report/report.js';
import { countedUniforms } from './counted-uniforms.js';
import { shippedFile } from './read-shipped-rows.js';

const batchCount = 10;
const runs = { inOrder: 1000, inAnyOrder: 300 };
const inOrder = Array.from({ length: batchCount }, (_, number) => number);

/**
 * Draws the source's ten batches of unchanged rows, each once a run: whatever is held there is held by mistake, and
 * released. The batches of a run are compared with each other, and so do not count as independent: runs are counted.
 */
export async function measureFalseHolds(): Promise<Figure[]> {
  const rows = await readRows(shippedFile);
  const random = countedUniforms(3);
  const heldOf = (length: number, order: () => number[]) =>
    Array.from({ length }, () => countHeld(rows, order(), random));
  const mapOrder = heldOf(runs.inOrder, () => inOrder);
  const anyOrder = heldOf(runs.inAnyOrder, () => drawFrom(inOrder, batchCount, random));
  return [
    {
      key: 'held_runs',
      meaning: 'runs through the unchanged source in which any batch is held, of 1,000',
      measured: mapOrder.filter((held) => held > 0).length / runs.inOrder,
      atMost: 0.01,
      detail: 'ten draws of 228 rows a run, in the order of the map',
    },
    {
      key: 'held_any_order',
      meaning: 'unchanged batches held when they come in a random order',
      measured: anyOrder.reduce((sum, held) => sum + held, 0) / (runs.inAnyOrder * batchCount),
      detail: `in ${anyOrder.filter((held) => held > 0).length} of ${runs.inAnyOrder} runs`,
    },
  ];
}

function countHeld(rows: readonly string[][], order: readonly number[], random: () => number): number {
  const size = Math.floor(rows.length / batchCount);
  const history: PastBatch[] = [];
  let held = 0;
  for (const batchNumber of order) {
    const ofBatch = rows.slice(batchNumber * size, (batchNumber + 1) * size);
    const summary = profileBatch(sortRows(drawFrom(ofBatch, Math.floor(size / batchCount), random)));
    if (judgeBatch(summary, history).length > 0) held++;
    history.unshift({ ...summary.profile, batchNumber });
  }
  return held;
}

/** So many of the things, each at most once, in a random order (Fisher and Yates). */
function drawFrom<Thing>(things: readonly Thing[], count: number, random: () => number): Thing[] {
  const left = [...things];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}
