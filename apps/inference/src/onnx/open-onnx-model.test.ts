import { readFileSync } from 'node:fs';
import { encodeMeasures } from '@canopy/covertype';
import { describe, expect, it } from 'vitest';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { OnnxFiles } from '../registry/model-registry.js';
import { openOnnxModel } from './open-onnx-model.js';

const folder = new URL('../../test/reference/', import.meta.url);
const reference: {
  rows: Record<string, number | string>[];
  probabilities: Record<string, number[][]>;
} = JSON.parse(readFileSync(new URL('onnx-models.json', folder), 'utf8'));
const version = { version: '4', runId: 'run-4' };
const metadata = {
  category_numbers: { wilderness_area: { Rawah: 0, Neota: 1, Commanche: 2, Cache: 3 } },
};

function someFiles(name: string): OnnxFiles {
  return {
    onnx: readFileSync(new URL(`${name}.onnx`, folder)),
    description: { flavors: { onnx: { data: 'model.onnx' } }, metadata },
    example: undefined,
  };
}

const columns = Object.keys(reference.rows[0] ?? {});

describe('a model that Python wrote as ONNX', () => {
  it.each(['tree', 'lightgbm', 'xgboost'])(
    'says of each row what %s says, alone and together',
    async (name) => {
      const model = await openOnnxModel(version, someFiles(name));

      const rows = reference.rows.map((row) => {
        const encoded = encodeMeasures(row, model.categoryNumbers);
        return 'features' in encoded ? encoded.features : [];
      });
      const together = await model.predictColumns(
        columns.map((_, f) => Float64Array.from(rows, (row) => row[f] ?? Number.NaN)),
      );
      expect(model).toMatchObject({ version: '4', runId: 'run-4', platform: 'onnx' });
      reference.probabilities[name]?.forEach((expected, row) => {
        const alone = model.predict(rows[row] ?? []);
        expected.forEach((probability, label) => {
          expect(alone[label]).toBeCloseTo(probability, 6);
          expect(together[row * 7 + label]).toBeCloseTo(probability, 6);
        });
      });
    },
  );

  it('is refused with the reason that its thread has found', async () => {
    const files = { ...someFiles('tree'), onnx: new Uint8Array(50).fill(9) };

    await expect(openOnnxModel(version, files)).rejects.toThrow(ModelRefusedError);
    await expect(openOnnxModel(version, files)).rejects.toThrow(/^its ONNX cannot be read: /);
  });

  it('says of one row and of many that it cannot answer for a category that it was not trained with', async () => {
    const model = await openOnnxModel(version, someFiles('tree'));
    const encoded = encodeMeasures({ ...reference.rows[0], soil_type: 7744 }, model.categoryNumbers);
    const features = 'features' in encoded ? encoded.features : [];
    const refusal = {
      code: 'invalid',
      message: expect.stringMatching(/^Version 4 cannot answer for these rows: .*Unknown Category/),
    };

    expect(() => model.predict(features)).toThrow(expect.objectContaining(refusal));
    await expect(model.predictColumns(features.map((value) => Float64Array.of(value)))).rejects.toMatchObject(
      refusal,
    );
  });

  it('answers single rows beside many', async () => {
    const model = await openOnnxModel(version, someFiles('xgboost'));
    const encoded = encodeMeasures(reference.rows[0] ?? {}, model.categoryNumbers);
    const features = 'features' in encoded ? encoded.features : [];

    const many = model.predictColumns(features.map((value) => new Float64Array(5000).fill(value)));
    const alone = Array.from({ length: 5 }, () => [...model.predict(features)]);

    const together = await many;
    expect(together).toHaveLength(5000 * 7);
    expect([...together.subarray(-7)]).toEqual(alone[4]);
  });
});
