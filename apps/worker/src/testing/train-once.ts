import type { TrainingSettings } from '@canopy/pipeline-contract';
import type { Snapshot } from '../activities/contract/dataset.js';
import type { TrainedModel } from '../activities/contract/training.js';
import type { TestNamespace } from './a-namespace.js';
import { firstPromotion } from './fake-activities.js';
import { bundleSources, startTick, withPipelineWorker } from './run-tick.js';
import { someInput } from './scenarios.js';

/** One tick on a snapshot whose steps but the training are made up. Somebody else must serve the queue `training`. */
export async function trainOnce(
  namespace: TestNamespace,
  snapshot: Snapshot,
  training: TrainingSettings,
): Promise<TrainedModel> {
  const trained = Promise.withResolvers<TrainedModel>();
  const steps = {
    snapshot: async () => snapshot,
    register: async ({ model }: { model: TrainedModel }) => {
      trained.resolve(model);
      return firstPromotion;
    },
    dropParts: async () => undefined,
  };
  return withPipelineWorker(namespace, await bundleSources(), steps, async () => {
    await (await startTick(namespace, { ...someInput, training })).result();
    return trained.promise;
  });
}
