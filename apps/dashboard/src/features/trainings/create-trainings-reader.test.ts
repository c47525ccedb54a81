import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { describe, expect, it } from 'vitest';
import type { ReadOnlyDatabase } from '../../server/create-read-only-database';
import { createTrainingsReader } from './create-trainings-reader';

const row = { version: 3, accuracy: 0.9, trainedAt: new Date('2026-11-23T18:20:00.000Z') };
const database = { ask: async () => [row] } as unknown as ReadOnlyDatabase;
const modelName = 'covertype_classifier';

function aTracking(search: () => Promise<unknown>): MlflowClient {
  return { modelVersions: { search } } as unknown as MlflowClient;
}

describe('the reader of trainings', () => {
  it('adds the words of the gate, and asks for them once', async () => {
    let asked = 0;
    const mlflow = aTracking(async () => {
      asked++;
      return { modelVersions: [{ version: '3', tags: [{ key: 'gate_reason', value: 'no worse' }] }] };
    });
    const read = createTrainingsReader({ database, mlflow, modelName });

    await read();
    const [training] = await read();

    expect(training).toMatchObject({ version: '3', reason: 'no worse' });
    expect(asked).toBe(1);
  });

  it('shows the trainings without their reasons while tracking is away', async () => {
    const mlflow = aTracking(async () => {
      throw new MlflowError('not reached', { errorCode: 'UNREACHABLE' });
    });

    const [training] = await createTrainingsReader({ database, mlflow, modelName })();

    expect(training?.accuracy).toBe(0.9);
    expect(training?.reason).toBeUndefined();
  });
});
