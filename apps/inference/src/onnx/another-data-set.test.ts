import { readFileSync } from 'node:fs';
import { type BoundDataSet, encodeMeasures } from '@canopy/covertype';
import { expect, it, vi } from 'vitest';
import { readOnnxModel } from './read-onnx-model.js';

// Whatever asks for the data set that the system serves is given irises.
vi.mock('@canopy/covertype', async (load) => {
  const { iris } = await import('@canopy/covertype/testing');
  const original = await load<{ bindDataSet: (dataSet: typeof iris) => BoundDataSet }>();
  return { ...original, ...original.bindDataSet(iris) };
});

const folder = new URL('../../test/reference/', import.meta.url);
const reference: {
  rows: Record<string, number | string>[];
  probabilities: Record<'setosa' | 'versicolor' | 'virginica', number>[];
} = JSON.parse(readFileSync(new URL('iris-onnx.json', folder), 'utf8'));

it('knows the columns and classes of the data set that the system serves, and no others', async () => {
  const description = {
    flavors: { onnx: { data: 'model.onnx' } },
    metadata: { category_numbers: { position: { even: 0, odd: 1 } } },
  };
  const onnx = readFileSync(new URL('iris.onnx', folder));

  const model = await readOnnxModel({ onnx, description, example: undefined });

  for (const [index, { setosa, versicolor, virginica }] of reference.probabilities.entries()) {
    const encoded = encodeMeasures(reference.rows[index] ?? {}, model.categoryNumbers);
    const found = [...model.predict('features' in encoded ? encoded.features : [])];
    expect(found.map((probability) => probability.toFixed(6))).toEqual(
      [setosa, versicolor, virginica].map((probability) => probability.toFixed(6)),
    );
  }
  const covertype = readFileSync(new URL('xgboost.onnx', folder));
  await expect(readOnnxModel({ onnx: covertype, description, example: undefined })).rejects.toThrow(
    'it reads 12 columns, and its signature has 5',
  );
});
