import { parentPort, workerData } from 'node:worker_threads';
import type { PlainTree } from '@canopy/forest';
import { type CartNode, DecisionTreeClassifier } from 'ml-cart';
import type { CartTask } from './grow-cart.js';

const { rows, labels, classCount, maxDepth = Number.POSITIVE_INFINITY } = workerData as CartTask;

/** A node as `rows`, given by number, have made it. Its leaves know what they hold, which `ml-cart` keeps as shares alone. */
function toPlainTree(node: CartNode, held: readonly number[]): PlainTree {
  const { left, right, splitColumn, splitValue } = node;
  if (left && right && splitColumn !== undefined && splitValue !== undefined) {
    const goesLeft = (row: number) => (rows[row]?.[splitColumn] ?? 0) < splitValue;
    return {
      featureIndex: splitColumn,
      threshold: splitValue,
      left: toPlainTree(left, held.filter(goesLeft)),
      right: toPlainTree(
        right,
        held.filter((row) => !goesLeft(row)),
      ),
    };
  }
  const counts = new Array<number>(classCount).fill(0);
  for (const row of held) counts[labels[row] ?? 0] = (counts[labels[row] ?? 0] ?? 0) + 1;
  return { counts };
}

const classifier = new DecisionTreeClassifier({ maxDepth });
classifier.train(rows, labels);
parentPort?.postMessage(
  toPlainTree(
    classifier.root,
    rows.map((_, row) => row),
  ),
);
