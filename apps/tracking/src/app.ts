import { buildService, type Service } from '@canopy/service-kit';
import type { TrackingDependencies } from './dependencies.js';
import { describeRoute } from './documentation/describe-route.js';
import { aliasesRoutes } from './features/aliases/index.js';
import {
  artifactFolderRoutes,
  artifactProxyRoutes,
  getArtifactRoutes,
  modelFilesRoutes,
  multipartRoutes,
  presignedRoutes,
  runArtifactsRoutes,
  uploadArtifactRoutes,
} from './features/artifacts/index.js';
import { decisionsRoutes, measureDecisions } from './features/decisions/index.js';
import { eventsRoutes } from './features/events/index.js';
import { experimentsRoutes } from './features/experiments/index.js';
import { healthRoutes, serverInfoRoutes } from './features/health/index.js';
import { importedTimesRoutes } from './features/imported-times/index.js';
import { inputsRoutes } from './features/inputs/index.js';
import { loggedModelsRoutes } from './features/logged-models/index.js';
import { bulkHistoryRoutes, metricsRoutes } from './features/metrics/index.js';
import { modelVersionsRoutes } from './features/model-versions/index.js';
import { purgeRoutes } from './features/purge/index.js';
import { registeredModelsRoutes } from './features/registered-models/index.js';
import { resetRoutes } from './features/reset/index.js';
import { runsRoutes } from './features/runs/index.js';
import { errorBody } from './protocol/error-body.js';
import { speakMlflow } from './protocol/speak-mlflow.js';
import { guardRequests } from './security/guard-requests.js';

// MLflow's client uses the first; its web UI uses the second, where every operation answers too, and three more.
const webPrefix = '/ajax-api';
const prefixes = ['/api', webPrefix];

const mostBodyBytes = 32 * 1024 * 1024;
const pingMs = 15_000;

/**
 * The tracking server, ready to listen or to be asked by `inject`. Closing it closes its dependencies.
 *
 * @param limits.bodyTimeoutMs milliseconds in which the fields of a request must have come; uploads may take longer.
 */
export async function buildApp(
  dependencies: TrackingDependencies,
  limits: { bodyTimeoutMs?: number } = {},
): Promise<Service> {
  const app = await buildService({
    title: 'Canopy tracking',
    description: "Experiments, runs, artifacts and the model registry, at MLflow's REST paths.",
    version: '1',
    logger: dependencies.logger,
    errorBody,
    bodyLimit: mostBodyBytes,
    ...limits,
    describeRoute,
  });
  app.addHook('onClose', dependencies.close);
  await app.register(guardRequests, dependencies.guard);

  await app.register(healthRoutes, { check: dependencies.checkHealth });
  await app.register(eventsRoutes, { aliasMoves: dependencies.aliasMoves, pingMs });
  measureDecisions(app.metrics, dependencies.decisions);
  const { reset } = dependencies;
  if (reset) await app.register(resetRoutes, { reset });
  await app.register(speaking(importedTimesRoutes), dependencies);
  await app.register(speaking(purgeRoutes), dependencies);
  await app.register(speaking(decisionsRoutes), dependencies);
  await app.register(speaking(getArtifactRoutes), dependencies);
  for (const prefix of prefixes) {
    await app.register(
      (scope: Service, _options: object, done: () => void) => {
        scope.register(serverInfoRoutes, { prefix: '/3.0' });
        scope.register(speaking(mlflowRoutes), { ...dependencies, prefix: '/2.0/mlflow' });
        if (prefix === webPrefix) {
          scope.register(speaking(webRoutes), { ...dependencies, prefix: '/2.0/mlflow' });
          scope.register(uploadArtifactRoutes, { ...dependencies, prefix: '/2.0/mlflow' });
        }
        scope.register(artifactProxyRoutes, { ...dependencies, prefix: '/2.0/mlflow-artifacts' });
        scope.register(speaking(proxyRoutes), { ...dependencies, prefix: '/2.0/mlflow-artifacts' });
        done();
      },
      { prefix },
    );
  }
  return app;
}

type Routes = (app: Service, dependencies: TrackingDependencies, done: () => void) => void;

/** Routes whose requests are read and answers written as MLflow does it. */
function speaking(routes: Routes): Routes {
  return (app, dependencies, done) => {
    app.register(speakMlflow);
    // The options hold the prefix that this scope has already.
    app.register(routes, { ...dependencies, prefix: '' });
    done();
  };
}

const mlflowRoutes: Routes = (app, dependencies, done) => {
  app.register(experimentsRoutes, { ...dependencies, prefix: '' });
  app.register(runsRoutes, { ...dependencies, prefix: '' });
  app.register(inputsRoutes, { ...dependencies, prefix: '' });
  app.register(metricsRoutes, { ...dependencies, prefix: '' });
  app.register(runArtifactsRoutes, { ...dependencies, prefix: '' });
  app.register(presignedRoutes, { ...dependencies, prefix: '' });
  app.register(loggedModelsRoutes, { ...dependencies, prefix: '' });
  app.register(registeredModelsRoutes, { ...dependencies, prefix: '' });
  app.register(aliasesRoutes, { ...dependencies, prefix: '' });
  app.register(modelVersionsRoutes, { ...dependencies, prefix: '' });
  done();
};

const proxyRoutes: Routes = (app, dependencies, done) => {
  app.register(artifactFolderRoutes, { ...dependencies, prefix: '' });
  app.register(multipartRoutes, { ...dependencies, prefix: '' });
  done();
};

const webRoutes: Routes = (app, dependencies, done) => {
  app.register(modelFilesRoutes, { ...dependencies, prefix: '' });
  app.register(bulkHistoryRoutes, { ...dependencies, prefix: '' });
  done();
};
