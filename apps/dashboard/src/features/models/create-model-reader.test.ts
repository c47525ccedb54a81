import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { describe, expect, it } from 'vitest';
import { createModelReader } from './create-model-reader';

const surrogate = {
  fidelity: 0.7,
  accuracy: 0.6,
  holdoutRows: 9,
  nodes: [{ rows: 20, classShares: [1, 0] }],
};
const files: Record<string, unknown> = {
  'evaluation.json': {
    candidate: { accuracy: 0.9, perClass: [{ precision: 1, recall: 0.5, f1: 0.67, support: 4 }] },
  },
  'model/serving.json': { categoryNumbers: {}, selfTest: [], importances: { elevation: 1 } },
  'model/surrogate.json': surrogate,
  'confusion_matrix.json': { matrix: Array.from({ length: 7 }, () => Array(7).fill(1)) },
};

function aTracking(found: Record<string, unknown>) {
  const downloads: string[] = [];
  const version = { name: 'm', version: '3', run_id: 'r', creation_timestamp: 0, aliases: ['champion'] };
  const run = {
    info: { run_id: 'r', artifact_uri: 'mlflow-artifacts:/1/r' },
    data: {
      params: [{ key: 'model_type', value: 'extra_trees' }],
      metrics: [{ key: 'accuracy', value: 0.9 }],
    },
  };
  const client = {
    modelVersions: { get: async (_: string, wanted: string) => (wanted === '3' ? version : undefined) },
    runs: { get: async () => run },
    artifacts: {
      async download(_: string, path: string) {
        downloads.push(path);
        if (!(path in found)) {
          throw new MlflowError('missing', { errorCode: 'RESOURCE_DOES_NOT_EXIST', status: 404 });
        }
        return new TextEncoder().encode(JSON.stringify(found[path]));
      },
    },
  };
  return { mlflow: client as unknown as MlflowClient, downloads };
}

describe('the reader of models', () => {
  it('gathers what is known of a version, and downloads its files once', async () => {
    const { mlflow, downloads } = aTracking(files);
    const read = createModelReader(mlflow, 'm');

    await read('3');
    const card = await read('3');

    expect(card).toMatchObject({
      version: '3',
      isChampion: true,
      params: { model_type: 'extra_trees' },
      metrics: { accuracy: 0.9 },
      evaluation: { candidate: { perClass: [{ support: 4 }] } },
      confidence: { importances: { elevation: 1 } },
      surrogate,
    });
    expect(card.confusion?.[6]?.[6]).toBe(1);
    expect(card.confidence).not.toHaveProperty('selfTest');
    expect(downloads).toHaveLength(4);
  });

  it('shows a version from elsewhere without what only ours have', async () => {
    const { mlflow } = aTracking({ 'model/surrogate.json': { nodes: 'none' } });

    const card = await createModelReader(mlflow, 'm')('3');

    expect(card.version).toBe('3');
    expect(Object.keys(card)).not.toEqual(expect.arrayContaining(['evaluation']));
    expect(card.surrogate).toBeUndefined();
  });

  it.each(['4', '0', 'champion', '../3'])('knows no version %s', async (version) => {
    const { mlflow } = aTracking(files);

    await expect(createModelReader(mlflow, 'm')(version)).rejects.toMatchObject({
      code: 'model_missing',
      status: 404,
    });
  });
});
