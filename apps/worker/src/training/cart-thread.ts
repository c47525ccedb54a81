import { parentPort, workerData } from 'node:worker_threads';
import type { PlainTree } from '@canopy/forest';
import { type CartNode, DecisionTreeClassifier } from 'ml-cart';
import type { CartTask } from './grow-cart.js';

const { rows, labels, classCount, maxDepth = Number.POSITIVE_INFINITY } = workerData as CartTask;

function toPlainTree(node: CartNode): PlainTree {
  const { left, right, splitColumn, splitValue, distribution } = node;
  if (left && right && splitColumn !== undefined && splitValue !== undefined) {
    return {
      featureIndex: splitColumn,
      threshold: splitValue,
      left: toPlainTree(left),
      right: toPlainTree(right),
    };
  }
  const shares = distribution?.to2DArray()[0] ?? [];
  return { distribution: Array.from({ length: classCount }, (_, label) => shares[label] ?? 0) };
}

const classifier = new DecisionTreeClassifier({ maxDepth });
classifier.train(rows, labels);
parentPort?.postMessage(toPlainTree(classifier.root));
