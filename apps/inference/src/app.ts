import { labelColumn } from '@canopy/covertype';
import { buildService, type Service } from '@canopy/service-kit';
import { followRegistry } from './champion/follow-registry.js';
import { tellOfLostRegistry } from './champion/tell-of-lost-registry.js';
import { createPredictionRecorder } from './covers/create-prediction-recorder.js';
import type { Dependencies } from './dependencies.js';
import { describeExamples } from './documentation/describe-examples.js';
import { routeGroups } from './documentation/route-groups.js';
import { createExplanations } from './explanations/create-explanations.js';
import { batches } from './features/batches/index.js';
import { createFeedbackService, feedback } from './features/feedback/index.js';
import { health } from './features/health/index.js';
import { kserve } from './features/kserve/index.js';
import { createLoggedPredictionsService, loggedPredictions } from './features/logged-predictions/index.js';
import { models as modelList } from './features/models/index.js';
import { openInference } from './features/open-inference/index.js';
import { predictions } from './features/predictions/index.js';
import { rolloutSummary } from './features/rollout/index.js';
import { scoring } from './features/scoring/index.js';
import { createWindowsService, windows } from './features/windows/index.js';
import { countPredictions } from './metrics/count-predictions.js';
import { measureInference } from './metrics/measure-inference.js';
import { createModelFinder } from './models/create-model-finder.js';
import { keepRetention } from './prediction-log/keep-retention.js';
import { measureLabelLag } from './prediction-log/measure-label-lag.js';
import { measurePredictionLog } from './prediction-log/measure-prediction-log.js';
import { errorBody } from './requests/error-body.js';
import { refuseEncodings } from './requests/refuse-encodings.js';
import { createComparisons } from './rollout/create-comparisons.js';
import { createRollout } from './rollout/create-rollout.js';
import { keepRollout } from './rollout/keep-rollout.js';
import { measureRollout } from './rollout/measure-rollout.js';

/** How long a question waits for predictions that the log has not written yet. */
const longestFlushMs = 2000;

/**
 * The inference API, ready to listen or to be asked by `inject`. It follows the registry from the moment it is ready until it
 * is closed, and answers all the while.
 */
export async function buildApp({
  logger,
  config,
  registry,
  batchPredictor,
  models,
  champion,
  aliases,
  predictionLog,
  logged,
  close,
}: Dependencies): Promise<Service> {
  const app = await buildService({
    title: 'Canopy inference API',
    description: `Predicts ${labelColumn.meaning} with the champion of \`${config.modelName}\`.`,
    version: '1',
    logger,
    errorBody,
    loadLimits: config.loadLimits,
    groups: routeGroups,
    describeRoute: describeExamples(config),
    traces:
      config.tracesEndpoint === undefined
        ? undefined
        : { endpoint: config.tracesEndpoint, serviceName: 'canopy-inference' },
  });
  const { modelName } = config;
  const finder = createModelFinder({ champion, models, aliases, modelName });
  measurePredictionLog(app.metrics, predictionLog);
  await app.register(refuseEncodings);
  await app.register(tellOfLostRegistry, { champion });
  await app.register(measureInference, { champion, modelName });
  const count = countPredictions(app.metrics, labelColumn.classNames);
  const record = createPredictionRecorder(predictionLog, count);
  const comparisons = createComparisons();
  const rollout = createRollout({ champion, models, registry, comparisons, record, logger, modelName });
  measureRollout(app.metrics, rollout, comparisons);
  await app.register(health, {
    champion,
    models,
    predictionLog,
    logMode: config.predictionLog.mode,
    trackingUri: config.trackingUri,
  });
  const explanations = createExplanations();
  app.addHook('onClose', explanations.close);
  app.addHook('onClose', batchPredictor.close);
  await app.register(predictions, { champion, rollout, explanations });
  await app.register(batches, { rollout, limits: config.batches });
  await app.register(modelList, { champion, models, registry, modelName });
  await app.register(openInference, { champion, models, finder, rollout, record, registry, modelName });
  await app.register(kserve, { finder, rollout, record, explanations, modelName });
  const flush = () => predictionLog.flush(longestFlushMs);
  const observeLag = measureLabelLag(app.metrics);
  await app.register(feedback, {
    service: logged && createFeedbackService({ ...logged, flush, observeLag, now: () => new Date() }),
  });
  await app.register(loggedPredictions, {
    service:
      logged && createLoggedPredictionsService({ predictions: logged.lookup, flush, finder, modelName }),
  });
  await app.register(windows, {
    service: logged && createWindowsService({ ...logged, flush, classCount: labelColumn.classNames.length }),
  });
  await app.register(scoring, { champion, rollout });
  await app.register(rolloutSummary, { rollout, comparisons });

  const closing = new AbortController();
  const { signal } = closing;
  const goingOn: Promise<void>[] = [];
  app.addHook('onReady', async () => {
    goingOn.push(followRegistry({ champion, aliases, registry, signal }), keepRollout({ rollout, signal }));
    if (logged === undefined) return;
    const { days } = config.predictionLog;
    goingOn.push(keepRetention({ predictions: logged.predictions, days, logger, signal }));
  });
  app.addHook('preClose', async () => {
    closing.abort();
    await Promise.all(goingOn);
  });
  app.addHook('onClose', close);
  return app;
}
