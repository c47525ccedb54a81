import { readFileSync } from 'node:fs';
import { encodeMeasures } from '@canopy/covertype';
import { describe, expect, it } from 'vitest';
import type { OnnxFiles } from '../registry/model-registry.js';
import type { ModelDescription } from './model-description.js';
import { readOnnxModel } from './read-onnx-model.js';

const folder = new URL('../../test/reference/', import.meta.url);
const reference: {
  rows: Record<string, number | string>[];
  probabilities: Record<string, number[][]>;
} = JSON.parse(readFileSync(new URL('onnx-models.json', folder), 'utf8'));
const metadata = {
  category_numbers: { wilderness_area: { Rawah: 0, Neota: 1, Commanche: 2, Cache: 3 } },
};

function someFiles(name: string, description: Partial<ModelDescription> = {}): OnnxFiles {
  return {
    onnx: readFileSync(new URL(`${name}.onnx`, folder)),
    description: { flavors: { onnx: { data: 'model.onnx' } }, metadata, ...description },
    example: undefined,
  };
}

/** A signature whose columns are the data set's in another order than the model reads them in. */
const signature = (names: string[]) => ({
  inputs: JSON.stringify(names.map((name) => ({ name, type: 'float' }))),
});
const columns = Object.keys(reference.rows[0] ?? {});

describe('a model that Python wrote as ONNX', () => {
  it('reads the columns of its matrix in the order of its signature, by any spelling', async () => {
    const [row = {}] = reference.rows;
    const inOrder = await readOnnxModel(
      someFiles('xgboost', { signature: signature(columns.map((name) => name.toUpperCase())) }),
    );
    const turned = await readOnnxModel(someFiles('xgboost', { signature: signature(columns.toReversed()) }));

    const encoded = encodeMeasures(row, inOrder.categoryNumbers);
    const features = 'features' in encoded ? encoded.features : [];

    expect([...turned.predict(features.toReversed())]).toEqual([...inOrder.predict(features)]);
  });

  it.each<[what: string, files: OnnxFiles, reason: RegExp]>([
    [
      'bytes that are no ONNX',
      { ...someFiles('tree'), onnx: new Uint8Array(50).fill(9) },
      /^its ONNX cannot be read: /,
    ],
    [
      'a file that is cut short',
      { ...someFiles('tree'), onnx: someFiles('tree').onnx.subarray(0, 900) },
      /^its ONNX cannot be read: /,
    ],
    [
      'numbers for names that nobody told',
      someFiles('lightgbm', { metadata: null }),
      /^it reads wilderness_area as a number, and its metadata does not say of which name: log it with metadata=/,
    ],
    [
      'columns of another data set',
      someFiles('xgboost', { signature: signature(['height', ...columns.slice(1)]) }),
      /^its columns height are none of elevation, /,
    ],
    [
      'more columns than its signature has',
      someFiles('xgboost', { signature: signature(columns.slice(1)) }),
      /^it reads 12 columns, and its signature has 11$/,
    ],
  ])('is refused for %s', async (_what, files, reason) => {
    await expect(readOnnxModel(files)).rejects.toThrow(reason);
  });

  it('says that it cannot answer for a category that it was not trained with', async () => {
    const { predict } = await readOnnxModel(someFiles('tree'));
    const [row = {}] = reference.rows;
    const encoded = encodeMeasures(
      { ...row, soil_type: 7744 },
      { wilderness_area: { Rawah: 0, Neota: 1, Commanche: 2, Cache: 3 } },
    );

    expect(() => predict('features' in encoded ? encoded.features : [])).toThrow(/Unknown Category/);
  });

  it('is tried with the rows that were saved with it', async () => {
    const example = new TextEncoder().encode(
      JSON.stringify({ columns, data: reference.rows.map((row) => Object.values(row)) }),
    );

    await expect(readOnnxModel({ ...someFiles('tree'), example })).resolves.toMatchObject({
      categoryNumbers: {},
    });
  });
});
