import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPredictor } from '../prediction/create-predictor.js';
import { measureCovers } from '../trees/measure-covers.js';
import { decodeForest } from './decode-forest.js';
import { encodeForest } from './encode-forest.js';

interface Prediction {
  values: (number | null)[];
  probabilities: number[];
}

function readReference(name: string): Buffer {
  return readFileSync(new URL(`../../test/reference/${name}`, import.meta.url));
}

describe.each([1, 2, 3])('a file of version %d', (version) => {
  const bytes = readReference(`forest-v${version}.canopy`);
  const predictions: Prediction[] = JSON.parse(readReference(`forest-v${version}.json`).toString());

  it('predicts what its writer did, to the bit', () => {
    const { predictRow } = createPredictor(decodeForest(bytes));

    for (const { values, probabilities } of predictions) {
      expect([...predictRow(values.map((value) => value ?? Number.NaN))]).toEqual(probabilities);
    }
  });

  it('predicts the same when it is written anew', () => {
    const { predictRow } = createPredictor(decodeForest(encodeForest(decodeForest(bytes))));

    for (const { values, probabilities } of predictions) {
      expect([...predictRow(values.map((value) => value ?? Number.NaN))]).toEqual(probabilities);
    }
  });
});

it('reads a file of version 1 as a forest without covers and says so to those who need them', () => {
  const forest = decodeForest(readReference('forest-v1.canopy'));

  expect(forest.trainingRows).toBe(null);
  expect(forest.options).toMatchObject({ bootstrap: false });
  expect(() => measureCovers(forest)).toThrow('How many rows went through each node is not known');
});

it('reads of a file of version 2 what the features are and where its rows went', () => {
  const forest = decodeForest(readReference('forest-v2.canopy'));

  expect(forest.features.map(({ kind }) => kind)).toEqual(['numeric', 'numeric', 'categorical']);
  expect(forest.edges[1].at(-1)).toBe(Number.POSITIVE_INFINITY);
  expect(forest.trainingRows).toBe(240);
  const coverOf = measureCovers(forest);
  // Balanced weights sum to the number of rows.
  for (const root of forest.roots) expect(coverOf(root)).toBeCloseTo(240, 9);
});

it('reads of a file of version 3 how its trees were boosted and where the scores begin', () => {
  const forest = decodeForest(readReference('forest-v3.canopy'));

  expect(forest.options).toMatchObject({ algorithm: 'gradient_boosting', earlyStopping: { patience: 5 } });
  expect(forest.baseScores).toHaveLength(3);
  expect(forest.roots.length % 3).toBe(0);
  const coverOf = measureCovers(forest);
  for (const root of forest.roots) expect(coverOf(root)).toBe(240);
});
