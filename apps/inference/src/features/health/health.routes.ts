import { labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';
import type { InferenceConfig } from '../../config.js';
import type { ModelStore } from '../../models/create-model-store.js';
import type { WrittenPredictionLog } from '../../prediction-log/create-prediction-log.js';

const Banner = Type.Object({ service: Type.String(), description: Type.String(), docs: Type.String() });

const Health = Type.Object({
  status: Type.Union([Type.Literal('healthy'), Type.Literal('starting')], {
    description: '`starting` until the first model is loaded',
  }),
  model_loaded: Type.Boolean(),
  model_version: Type.Union([Type.String(), Type.Null()]),
  last_swap: Type.Optional(
    Type.Object(
      {
        version: Type.String(),
        instead: Type.Union([Type.String(), Type.Null()], { description: 'the version that served before' }),
        at: Type.String({ format: 'date-time' }),
        seconds: Type.Number({ description: 'from the look at the registry until it served' }),
      },
      { description: 'how the model that serves took over' },
    ),
  ),
  mlflow_tracking_uri: Type.String(),
  refused: Type.Optional(
    Type.Object(
      { version: Type.String(), reason: Type.String() },
      { description: 'the present champion, if it must not be served' },
    ),
  ),
  refused_versions: Type.Optional(
    Type.Array(Type.Object({ version: Type.String(), reason: Type.String() }), {
      description: 'versions that were asked for and must not be served; absent when there is none',
    }),
  ),
  registry_failure: Type.Optional(
    Type.String({ description: 'why the registry could not be asked the last time' }),
  ),
  prediction_log: Type.Object({
    mode: Type.Union([Type.Literal('full'), Type.Literal('hashes'), Type.Literal('off')]),
    queued: Type.Integer({ description: 'predictions that wait to be written' }),
    dropped: Type.Integer({ description: 'predictions that were lost since the start' }),
    failure: Type.Optional(Type.String({ description: 'why the last attempt to write failed' })),
  }),
});

interface HealthOptions {
  champion: Pick<Champion, 'model' | 'lastSwap' | 'refused' | 'failure'>;
  models: Pick<ModelStore, 'refused'>;
  trackingUri: string;
  predictionLog: Pick<WrittenPredictionLog, 'queued' | 'dropped' | 'failure'>;
  logMode: InferenceConfig['predictionLog']['mode'];
}

export function healthRoutes(
  app: Service,
  { champion, models, trackingUri, predictionLog, logMode }: HealthOptions,
  done: () => void,
): void {
  app.get('/', { schema: { summary: 'What this is', response: { 200: Banner } } }, async () => ({
    service: 'Canopy inference API',
    description: `Predicts ${labelColumn.meaning}: POST /predict`,
    docs: '/docs',
  }));

  app.get(
    '/health',
    {
      config: { isNeverShed: true },
      schema: { summary: 'Whether it works, and what serves', response: { 200: Health } },
    },
    async () => {
      const { model, lastSwap, refused, failure } = champion;
      const log = predictionLog;
      return {
        status: model === undefined ? ('starting' as const) : ('healthy' as const),
        model_loaded: model !== undefined,
        model_version: model?.version ?? null,
        ...(lastSwap && {
          last_swap: {
            ...lastSwap,
            instead: lastSwap.instead ?? null,
            at: new Date(lastSwap.at).toISOString(),
          },
        }),
        mlflow_tracking_uri: trackingUri,
        ...(refused && { refused: { version: refused.version, reason: refused.reason } }),
        ...(models.refused.length > 0 && { refused_versions: [...models.refused] }),
        ...(failure !== undefined && { registry_failure: failure }),
        prediction_log: {
          mode: logMode,
          queued: log.queued,
          dropped: log.dropped,
          ...(log.failure !== undefined && { failure: log.failure }),
        },
      };
    },
  );
  done();
}
