import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPredictor } from './create-predictor.js';
import type { ForestAlgorithm, TrainingSet } from './forest.js';
import { aSchema, someOptions } from './testing/a-training-set.js';
import { trainForest } from './train-forest.js';

interface Reference {
  treeCount: number;
  trainCount: number;
  answers: {
    algorithm: ForestAlgorithm;
    maxFeatures: number;
    minSamplesLeaf: number;
    maxDepth: number | null;
    meanAccuracy: number;
    meanNodeCount: number;
  }[];
}

function readReference(name: string): string {
  return readFileSync(new URL(`../test/reference/${name}`, import.meta.url), 'utf8');
}

const { treeCount, trainCount, answers }: Reference = JSON.parse(readReference('scikit-learn-forests.json'));
const rows = readReference('covertype-sample.csv')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const trained = toTrainingSet(rows.slice(0, trainCount));
const heldOut = toTrainingSet(rows.slice(trainCount));

function toTrainingSet(sample: readonly number[][]): TrainingSet {
  return {
    columns: Array.from({ length: 12 }, (_, feature) => Float64Array.from(sample, (row) => row[feature])),
    labels: Uint8Array.from(sample, (row) => row[12]),
    classCount: 7,
  };
}

function measureAccuracy(probabilities: Float64Array, { labels, classCount }: TrainingSet): number {
  const hits = labels.filter((label, row) => {
    const ofRow = probabilities.subarray(row * classCount, (row + 1) * classCount);
    return ofRow.indexOf(Math.max(...ofRow)) === label;
  });
  return hits.length / labels.length;
}

describe('a forest beside that of scikit-learn', () => {
  it.each(answers)(
    '$algorithm, $maxFeatures features a node, leaves of $minSamplesLeaf, depth $maxDepth: trees as large, answers as right',
    ({ meanAccuracy, meanNodeCount, ...settings }) => {
      const forest = trainForest(trained, someOptions({ ...settings, treeCount }), aSchema(trained));

      const nodeCount = (2 * forest.nodes.length) / 3 / treeCount + 1;
      expect(Math.abs(nodeCount / meanNodeCount - 1)).toBeLessThan(0.05);
      // Seeds differ by half a point, the thousand rows held out are sure to about one.
      const accuracy = measureAccuracy(createPredictor(forest).predictColumns(heldOut.columns), heldOut);
      expect(Math.abs(accuracy - meanAccuracy)).toBeLessThan(0.015);
    },
  );
});
