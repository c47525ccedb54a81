import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createPredictor,
  decodeForest,
  type Forest,
  forestFromTree,
  type PlainTree,
  trainBoosting,
} from '@canopy/forest';
import { exportForest, type InputColumn } from '@canopy/model-bundle';
import { ensurePython } from '@canopy/tracking-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from './repository-root.js';
import { runPython } from './run-python.js';

const script = path.join(repositoryRoot, 'conformance/python/run_onnx.py');
const folder = mkdtempSync(path.join(tmpdir(), 'canopy-onnx-'));
let python: string;

beforeAll(async () => {
  python = await ensurePython({ environment: process.env, say: () => undefined });
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  cover: number[];
  probabilities: number[][];
}

/** What ONNX Runtime makes of a forest and columns of values, of which null is missing. */
async function runOnnx(
  forest: Forest,
  columns: readonly InputColumn[],
  values: Record<string, (number | string | null)[]>,
): Promise<Outcome> {
  const model = path.join(folder, 'forest.onnx');
  const rows = path.join(folder, 'rows.json');
  writeFileSync(model, exportForest(forest, columns, 'cover'));
  writeFileSync(rows, JSON.stringify(values));
  return JSON.parse(await runPython(python, [script, model, rows], {}));
}

const aTree = (tree: PlainTree, classNames = ['fir', 'pine', 'aspen']) =>
  forestFromTree(tree, { featureNames: ['height', 'soil'], classNames });
const doubles: InputColumn[] = [{ type: 'double' }, { type: 'double' }];

describe('a forest as ONNX', () => {
  it('parts doubles at the edge, where floats would not know them apart', async () => {
    const tree: PlainTree = {
      featureIndex: 0,
      threshold: 0.1,
      left: { counts: [1, 0, 0] },
      right: { counts: [0, 1, 0] },
    };
    const height = [0.1 - 2 ** -56, 0.1, 0.1 + 2 ** -56];

    const { cover } = await runOnnx(aTree(tree), doubles, { height, soil: [0, 0, 0] });

    expect(cover).toEqual([0, 1, 1]);
  });

  it('shares a mixed leaf out by its counts', async () => {
    const tree: PlainTree = {
      featureIndex: 1,
      threshold: 5,
      left: { counts: [1, 2, 5] },
      right: { counts: [0, 0, 4] },
    };

    const { cover, probabilities } = await runOnnx(aTree(tree), doubles, { height: [0, 0], soil: [4, 5] });

    expect(probabilities).toEqual([
      [0.125, 0.25, 0.625],
      [0, 0, 1],
    ]);
    expect(cover).toEqual([2, 2]);
  });

  it('sends what is missing the way of each node', async () => {
    const tree: PlainTree = {
      featureIndex: 0,
      threshold: 10,
      missing: 'left',
      left: {
        featureIndex: 1,
        threshold: 5,
        missing: 'right',
        left: { counts: [1, 0, 0] },
        right: { counts: [0, 1, 0] },
      },
      right: { counts: [0, 0, 1] },
    };
    const values = { height: [null, null, 11, 9], soil: [4, null, null, null] };

    const { cover } = await runOnnx(aTree(tree), doubles, values);

    expect(cover).toEqual([0, 1, 2, 1]);
  });

  it('says the same of every row where no tree asks anything', async () => {
    const { cover, probabilities } = await runOnnx(aTree({ counts: [1, 0, 3] }), doubles, {
      height: [1, null],
      soil: [2, 3],
    });

    expect(cover).toEqual([2, 2]);
    expect(probabilities).toEqual([
      [0.25, 0, 0.75],
      [0.25, 0, 0.75],
    ]);
  });

  it.each([
    [1, [[1]], [0]],
    [2, [[0.75, 0.25]], [0]],
  ])('knows %i classes', async (classCount, expected, label) => {
    const counts = classCount === 1 ? [4] : [3, 1];
    const forest = aTree({ counts }, ['fir', 'pine'].slice(0, classCount));

    const { cover, probabilities } = await runOnnx(forest, doubles, { height: [1], soil: [1] });

    expect(probabilities).toEqual(expected);
    expect(cover).toEqual(label);
  });

  it.each(['by name', 'by number'])(
    'agrees with our predictor on categories, seen and unseen, %s',
    async (way) => {
      const reference = path.join(repositoryRoot, 'packages/forest/test/reference/forest-v2');
      const forest = decodeForest(readFileSync(`${reference}.canopy`));
      const golden: { values: (number | null)[]; probabilities: number[] }[] = JSON.parse(
        readFileSync(`${reference}.json`, 'utf8'),
      );
      const soils = [...new Set(golden.map(({ values }) => values[2] ?? 0))];
      const names = new Map(soils.map((soil) => [`C${soil}`, soil]));
      const isNamed = way === 'by name';
      const soil: InputColumn = isNamed ? { type: 'string', numbers: names } : { type: 'long' };

      const { probabilities } = await runOnnx(forest, [{ type: 'long' }, { type: 'double' }, soil], {
        height: golden.map(({ values }) => values[0] ?? null),
        distance: golden.map(({ values }) => values[1] ?? null),
        soil: golden.map(({ values }) => (isNamed ? `C${values[2]}` : (values[2] ?? null))),
      });

      const { predictRow } = createPredictor(forest);
      golden.forEach(({ values, probabilities: recorded }, row) => {
        const ours = predictRow(values.map((value) => value ?? Number.NaN));
        recorded.forEach((probability, label) => {
          expect(ours[label]).toBeCloseTo(probability, 12);
          expect(probabilities[row]?.[label]).toBeCloseTo(probability, 12);
        });
      });
    },
  );

  it('takes the softmax of what boosted trees add to each score', async () => {
    const height = Array.from({ length: 60 }, (_, row) => (row % 7 === 0 ? null : (row * 37) % 60));
    const soil = height.map((_, row) => [7, 3, 5][row % 3] ?? 0);
    const columns = [Float64Array.from(height, (value) => value ?? Number.NaN), Float64Array.from(soil)];
    const forest = trainBoosting(
      {
        columns,
        labels: Uint8Array.from(soil, (value, row) => Number((height[row] ?? 0) > 30) + Number(value > 4)),
        classCount: 3,
        traits: columns.map((_, column) => ({ isCategorical: column === 1, mayBeMissing: column === 0 })),
      },
      {
        algorithm: 'gradient_boosting',
        roundCount: 5,
        learningRate: 0.3,
        maxLeaves: 4,
        maxDepth: null,
        minChildWeight: 0.1,
        l2: 1,
        rowFraction: 1,
        featureFraction: 1,
        classWeight: 'none',
        earlyStopping: null,
        seed: 1,
      },
      { featureNames: ['height', 'soil'], classNames: ['fir', 'pine', 'aspen'] },
    );

    const { probabilities } = await runOnnx(forest, [{ type: 'double' }, { type: 'long' }], { height, soil });

    const expected = createPredictor(forest).predictColumns(columns);
    const found = probabilities.flat();
    expect(found).toHaveLength(expected.length);
    found.forEach((probability, i) => {
      expect(probability).toBeCloseTo(expected[i] ?? Number.NaN, 12);
    });
  });
});
