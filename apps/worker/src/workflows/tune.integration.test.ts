import type { Trial, TuningInput } from '@canopy/pipeline-contract';
import type { WorkflowFailedError } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { TuningReport } from '../activities/contract/tuning.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { bundleSources, runTuning } from '../testing/run-tick.js';
import { someTuning } from '../testing/scenarios.js';
import { checkTuning } from '../tuning/check-tuning.js';

describe('tune', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    [namespace, bundle] = await Promise.all([aNamespace(), bundleSources()]);
  });
  afterAll(() => namespace.remove());

  it('tries the better half on each further fold, and tells the best as settings and as keys', async () => {
    const reports: TuningReport[] = [];
    const object = { uri: 's3://canopy/tunings/one.json', sha256: '00', bytes: 1 };
    const storeTuning: PipelineActivities['storeTuning'] = async (report) => {
      reports.push(report);
      return object;
    };

    const result = await runTuning(namespace, bundle, { storeTuning }, (handle) => handle.result());

    expect(result).toEqual({
      reason:
        '12 features, 1 rows a leaf was right for 0.6000 of the training rows, judged by trees that had not seen them',
      training: { ...someTuning.training, maxFeatures: 12, minSamplesLeaf: 1 },
      keys: { TRAINING_MAX_FEATURES: '12', TRAINING_MIN_SAMPLES_LEAF: '1' },
      report: object,
    });
    expect(featuresByFold(reports[0]?.trials ?? [])).toEqual([
      [3, 6, 8, 12],
      [12, 8],
      [12, 8],
      [12, 8],
      [12, 8],
    ]);
  });

  it('chooses the best of all that are left when there are few folds', async () => {
    const candidates = [1, 2, 3, 4, 5, 6, 7, 8].map((maxFeatures) => ({ maxFeatures, minSamplesLeaf: 1 }));

    const { training } = await runTuning(namespace, bundle, {}, (handle) => handle.result(), {
      ...someTuning,
      candidates,
      foldCount: 2,
    });

    expect(training.maxFeatures).toBe(8);
  });

  it('chooses the settings of boosting, and names their keys', async () => {
    const result = await runTuning(
      namespace,
      bundle,
      {
        tryCandidate: async ({ candidate, fold }) => ({
          candidate,
          fold,
          accuracy: (candidate.maxLeaves ?? 0) / 100,
          f1Macro: 0.5,
          logLoss: 1,
          seconds: 1,
        }),
      },
      (handle) => handle.result(),
      {
        ...someTuning,
        training: { ...someTuning.training, algorithm: 'gradient_boosting' },
        candidates: [15, 31, 63].map((maxLeaves) => ({ learningRate: 0.1, maxLeaves })),
      },
    );

    expect(result.keys).toEqual({ TRAINING_LEARNING_RATE: '0.1', TRAINING_MAX_LEAVES: '63' });
    expect(result.reason).toMatch(/^learning rate 0.1, 63 leaves was right for 0.6300/);
  });

  it.each<[string, Partial<TuningInput>]>([
    ['algorithm must be', { training: { ...someTuning.training, algorithm: 'cart' } }],
    [
      'candidates must not have maxLeaves: extra_trees has maxFeatures, minSamplesLeaf',
      { candidates: [{ maxFeatures: 3 }, { maxLeaves: 15 }] },
    ],
    ['foldCount must be >= 2', { foldCount: 1 }],
    [
      'found twice: 3 features, 1 rows a leaf',
      { candidates: [3, 3].map((maxFeatures) => ({ maxFeatures, minSamplesLeaf: 1 })) },
    ],
  ])('refuses settings that cannot be compared: %s', async (message, changes) => {
    const checkTuningInput: PipelineActivities['checkTuningInput'] = async (input) => checkTuning(input);

    const failure = await runTuning(
      namespace,
      bundle,
      { checkTuningInput },
      (handle) => handle.result().catch((error: WorkflowFailedError) => error.cause),
      { ...someTuning, ...changes },
    );

    expect(failure).toMatchObject({ type: 'InputError', message: expect.stringContaining(message) });
  });
});

function featuresByFold(trials: readonly Trial[]): number[][] {
  return [0, 1, 2, 3, 4].map((wanted) =>
    trials.filter(({ fold }) => fold === wanted).map(({ candidate }) => candidate.maxFeatures ?? 0),
  );
}
