import type { LoadLimits, Service } from '@canopy/service-kit';
import { createLogger } from '@canopy/service-kit/process';
import { buildApp } from '../app.js';
import { createChampion } from '../champion/create-champion.js';
import type { Dependencies } from '../dependencies.js';
import type { BatchLimits } from '../features/batches/index.js';
import { createAliases } from '../models/create-aliases.js';
import { createBatchPredictor } from '../models/create-batch-predictor.js';
import { createModelStore } from '../models/create-model-store.js';
import { noPredictionLog } from '../prediction-log/no-prediction-log.js';
import { createFakeRegistry, type FakeRegistry } from './create-fake-registry.js';

interface TestOptions extends Partial<Pick<Dependencies, 'predictionLog' | 'logged'>> {
  loadLimits?: LoadLimits;
  batches?: BatchLimits;
  tracesEndpoint?: string;
}

/** However busy the machine of a test is, nothing is sent away. */
const noLimits: LoadLimits = { mostInFlight: 10_000, mostDelayMs: 600_000 };

/** Of the batches that tests send. */
export const batchLimits = { mostRows: 1000, mostBytes: 1_000_000, mostAtOnce: 2 };

/** The whole app over a registry in memory; without a log of predictions, unless one is given. */
export async function aTestApp({
  loadLimits = noLimits,
  batches = batchLimits,
  tracesEndpoint,
  ...log
}: TestOptions = {}): Promise<{ app: Service; registry: FakeRegistry }> {
  const logger = createLogger('inference', 'silent');
  const registry = createFakeRegistry();
  const batchPredictor = createBatchPredictor({ logger });
  const models = createModelStore({ registry, batches: batchPredictor, modelName: 'a_model', mostBytes: 0 });
  const app = await buildApp({
    logger,
    models,
    registry,
    batchPredictor,
    aliases: createAliases({ registry }),
    config: {
      modelName: 'a_model',
      trackingUri: 'http://tracking.test',
      loadLimits,
      tracesEndpoint,
      batches,
      predictionLog: { mode: 'off', days: 36_500 },
    },
    champion: createChampion({ registry, store: models, logger }),
    predictionLog: noPredictionLog,
    logged: undefined,
    ...log,
    close: async () => undefined,
  });
  return { app, registry };
}
