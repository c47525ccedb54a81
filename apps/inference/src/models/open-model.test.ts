import { featureColumns } from '@canopy/covertype';
import { describe, expect, it } from 'vitest';
import { aForest, aServingDescription, someModelFiles } from '../testing/some-model-files.js';
import { openModel } from './open-model.js';

const version = { version: '3', runId: 'run-3' };
const text = (content: string) => new TextEncoder().encode(content);

describe('openModel', () => {
  it('makes a model that predicts what its forest does', async () => {
    const model = await openModel(version, someModelFiles());

    const [row] = aServingDescription(aForest()).selfTest;

    expect(model).toMatchObject(version);
    expect([...model.predict(row?.features ?? [])]).toEqual(row?.probabilities);
  });

  it('knows only the names that were numbered, not those that every object has', async () => {
    const { categoryNumbers } = await openModel(version, someModelFiles());

    expect(categoryNumbers.wilderness_area?.Neota).toBe(1);
    expect(categoryNumbers.wilderness_area?.constructor).toBeUndefined();
  });

  it('refuses a forest that is cut short', async () => {
    const { forest, serving } = someModelFiles();

    await expect(openModel(version, { forest: forest.subarray(0, 200), serving })).rejects.toThrow(
      /^its model\/forest\.canopy cannot be read: The forest file is cut short: expected \d+ bytes, found 200\.$/,
    );
  });

  it('refuses a forest that a later program wrote', async () => {
    const { forest, serving } = someModelFiles();
    new DataView(forest.buffer, forest.byteOffset).setUint16(4, 9, true);

    await expect(openModel(version, { forest, serving })).rejects.toThrow(
      /was written by version 9, this build/,
    );
  });

  it.each([
    ['', 'its model/serving.json is not JSON'],
    ['{"selfTest":[', 'its model/serving.json is not JSON'],
    ['[]', 'its model/serving.json cannot be read: it must be object'],
    [
      '{"categoryNumbers":{"wilderness_area":{"Rawah":"0"}},"selfTest":[]}',
      'its model/serving.json cannot be read: /categoryNumbers',
    ],
  ])('refuses the serving description %s', async (content, reason) => {
    const { forest } = someModelFiles();

    await expect(openModel(version, { forest, serving: text(content) })).rejects.toThrow(reason);
  });

  it('refuses a model for other features or in another order', async () => {
    const featureNames = featureColumns.map((column) => column.key).reverse();

    await expect(openModel(version, someModelFiles({}, aForest({ featureNames })))).rejects.toThrow(
      /^its features are soil_type, wilderness_area, .*, expected elevation, aspect/,
    );
  });

  it('refuses a model that does not predict what its trainer recorded', async () => {
    const { selfTest } = aServingDescription(aForest());
    const tampered = selfTest.map((row) => ({ ...row, probabilities: row.probabilities.toReversed() }));

    await expect(openModel(version, someModelFiles({ selfTest: tampered }))).rejects.toThrow(
      /^it failed its self-test in row 0: expected .*, found/,
    );
  });

  it('refuses a model whose self-test is empty or for other columns', async () => {
    const selfTest = [{ features: [1, 2], probabilities: [1] }];

    await expect(openModel(version, someModelFiles({ selfTest: [] }))).rejects.toThrow(
      'no rows for its self-test',
    );
    await expect(openModel(version, someModelFiles({ selfTest }))).rejects.toThrow(
      'it failed its self-test in row 0',
    );
  });
});
