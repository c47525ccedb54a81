import { labelColumn } from '@canopy/covertype';
import { buildService, type Service } from '@canopy/service-kit';
import { followRegistry } from './champion/follow-registry.js';
import { createPredictionRecorder } from './covers/create-prediction-recorder.js';
import type { Dependencies } from './dependencies.js';
import { health } from './features/health/index.js';
import { models as modelList } from './features/models/index.js';
import { openInference } from './features/open-inference/index.js';
import { predictions } from './features/predictions/index.js';
import { scoring } from './features/scoring/index.js';
import { countPredictions } from './metrics/count-predictions.js';
import { measureInference } from './metrics/measure-inference.js';
import { createModelFinder } from './models/create-model-finder.js';
import { keepRetention } from './prediction-log/keep-retention.js';
import { measurePredictionLog } from './prediction-log/measure-prediction-log.js';
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
  aliases,
  predictionLog,
  loggedPredictions,
  close,
}: Dependencies): Promise<Service> {
  const app = await buildService({
    title: 'Canopy inference API',
    description: `Predicts the forest cover of a place with the champion of \`${config.modelName}\`.`,
    version: '1',
    logger,
    errorBody,
  });
  const { modelName } = config;
  const finder = createModelFinder({ champion, models, aliases, modelName });
  measurePredictionLog(app.metrics, predictionLog);
  await app.register(measureInference, { champion, modelName });
  const count = countPredictions(app.metrics, labelColumn.classNames);
  const record = createPredictionRecorder(predictionLog, count);
  await app.register(health, {
    champion,
    models,
    predictionLog,
    logMode: config.predictionLog.mode,
    trackingUri: config.trackingUri,
  });
  await app.register(predictions, { champion, record, modelName });
  await app.register(modelList, { champion, models, registry, modelName });
  await app.register(openInference, { champion, models, finder, record, registry, modelName });
  await app.register(scoring, { champion, record, modelName });

  const closing = new AbortController();
  const { signal } = closing;
  const goingOn: Promise<void>[] = [];
  app.addHook('onReady', async () => {
    goingOn.push(followRegistry({ champion, aliases, registry, signal }));
    if (loggedPredictions === undefined) return;
    const { days } = config.predictionLog;
    goingOn.push(keepRetention({ predictions: loggedPredictions, days, logger, signal }));
  });
  app.addHook('preClose', async () => {
    closing.abort();
    await Promise.all(goingOn);
  });
  app.addHook('onClose', close);
  return app;
}
