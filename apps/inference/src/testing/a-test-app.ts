import type { Service } from '@canopy/service-kit';
import { createLogger } from '@canopy/service-kit/process';
import { buildApp } from '../app.js';
import { createChampion } from '../champion/create-champion.js';
import { createFakeRegistry, type FakeRegistry } from './create-fake-registry.js';

/** The whole app over a registry in memory. */
export async function aTestApp(): Promise<{ app: Service; registry: FakeRegistry }> {
  const logger = createLogger('inference', 'silent');
  const registry = createFakeRegistry();
  const app = await buildApp({
    logger,
    registry,
    config: { modelName: 'a_model', trackingUri: 'http://tracking.test' },
    champion: createChampion({ registry, logger }),
  });
  return { app, registry };
}
