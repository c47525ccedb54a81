import type { Service } from '@canopy/service-kit';
import { createLogger } from '@canopy/service-kit/process';
import { buildApp } from '../app.js';
import { createChampion } from '../champion/create-champion.js';
import { createModelStore } from '../models/create-model-store.js';
import { createFakeRegistry, type FakeRegistry } from './create-fake-registry.js';

/** The whole app over a registry in memory. */
export async function aTestApp(): Promise<{ app: Service; registry: FakeRegistry }> {
  const logger = createLogger('inference', 'silent');
  const registry = createFakeRegistry();
  const models = createModelStore({ registry, modelName: 'a_model', mostBytes: 0 });
  const app = await buildApp({
    logger,
    models,
    registry,
    config: { modelName: 'a_model', trackingUri: 'http://tracking.test' },
    champion: createChampion({ registry, store: models, logger }),
  });
  return { app, registry };
}
