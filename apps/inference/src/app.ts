import { buildService, type Service } from '@canopy/service-kit';
import { followRegistry } from './champion/follow-registry.js';
import type { Dependencies } from './dependencies.js';
import { health } from './features/health/index.js';
import { models as modelList } from './features/models/index.js';
import { openInference } from './features/open-inference/index.js';
import { predictions } from './features/predictions/index.js';
import { scoring } from './features/scoring/index.js';
import { errorBody } from './requests/error-body.js';

/**
 * The inference API, ready to listen or to be asked by `inject`. It follows the registry from the moment it is ready until it
 * is closed, and answers all the while.
 */
export async function buildApp({
  logger,
  config,
  registry,
  models,
  champion,
}: Dependencies): Promise<Service> {
  const app = await buildService({
    title: 'Canopy inference API',
    description: `Predicts the forest cover of a place with the champion of \`${config.modelName}\`.`,
    version: '1',
    logger,
    errorBody,
  });
  await app.register(health, { champion, trackingUri: config.trackingUri });
  await app.register(predictions, { champion, modelName: config.modelName });
  await app.register(modelList, { champion, registry, modelName: config.modelName });
  await app.register(openInference, { champion, models, modelName: config.modelName });
  await app.register(scoring, { champion, modelName: config.modelName });

  const closing = new AbortController();
  let following: Promise<void> | undefined;
  app.addHook('onReady', async () => {
    following = followRegistry({ champion, registry, signal: closing.signal });
  });
  app.addHook('preClose', async () => {
    closing.abort();
    await following;
  });
  return app;
}
