import { type ReproductionResult, reproductionWorkflow } from '@canopy/pipeline-contract';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecalledTraining } from '../activities/contract/reproduction.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { fakeActivities } from '../testing/fake-activities.js';
import { bundleSources } from '../testing/run-tick.js';
import { runWorkflow } from '../testing/run-workflow.js';

const input = { modelName: 'covertype_classifier', version: '3' };

describe('reproduce', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;

  beforeAll(async () => {
    [namespace, bundle] = await Promise.all([aNamespace(), bundleSources()]);
  });
  afterAll(() => namespace.remove());

  const reproduce = async (changes: Partial<RecalledTraining> = {}) => {
    const recalled = await fakeActivities().recallTraining(input);
    const recallTraining = async () => ({ ...recalled, ...changes });
    const start = { type: reproductionWorkflow, input };
    return runWorkflow<ReproductionResult>(namespace, bundle, { recallTraining }, start);
  };

  it('tells that the bytes are the same', async () => {
    expect(await reproduce()).toMatchObject({
      same: true,
      reason: 'training again gave the registered model, byte by byte',
      differences: [],
    });
  });

  it('says what differs when they are not', async () => {
    const code = { learnerSha256: '11', node: 'v22.0.0', architecture: 'arm64' };
    const model = { uri: 's3://canopy/m', sha256: '99', bytes: 1 };

    expect(await reproduce({ code, model, registered: '99' })).toMatchObject({
      same: false,
      trained: '99',
      reproduced: '00',
      differences: [
        "the learner's code was 11 and is 00",
        'Node was v22.0.0 and is v24.0.0',
        'the processor was arm64 and is x64',
      ],
    });
  });

  it('tells a registered file that is another one from a training that is', async () => {
    expect(await reproduce({ registered: '77' })).toMatchObject({
      same: false,
      reason: 'training again gave the same model, but the registered file is not the one that was trained',
    });
  });
});
