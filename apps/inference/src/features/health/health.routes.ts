import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Champion } from '../../champion/create-champion.js';

const Banner = Type.Object({ service: Type.String(), description: Type.String(), docs: Type.String() });

const Health = Type.Object({
  status: Type.Union([Type.Literal('healthy'), Type.Literal('starting')], {
    description: '`starting` until the first model is loaded',
  }),
  model_loaded: Type.Boolean(),
  model_version: Type.Union([Type.String(), Type.Null()]),
  mlflow_tracking_uri: Type.String(),
  refused: Type.Optional(
    Type.Object(
      { version: Type.String(), reason: Type.String() },
      { description: 'the present champion, if it must not be served' },
    ),
  ),
  registry_failure: Type.Optional(
    Type.String({ description: 'why the registry could not be asked the last time' }),
  ),
});

interface HealthOptions {
  champion: Pick<Champion, 'model' | 'refused' | 'failure'>;
  trackingUri: string;
}

export function healthRoutes(app: Service, { champion, trackingUri }: HealthOptions, done: () => void): void {
  app.get('/', { schema: { summary: 'What this is', response: { 200: Banner } } }, async () => ({
    service: 'Canopy inference API',
    description: 'Predicts the forest cover of a place: POST /predict',
    docs: '/docs',
  }));

  app.get(
    '/health',
    { schema: { summary: 'Whether it works, and what serves', response: { 200: Health } } },
    async () => {
      const { model, refused, failure } = champion;
      return {
        status: model === undefined ? ('starting' as const) : ('healthy' as const),
        model_loaded: model !== undefined,
        model_version: model?.version ?? null,
        mlflow_tracking_uri: trackingUri,
        ...(refused && { refused: { version: refused.version, reason: refused.reason } }),
        ...(failure !== undefined && { registry_failure: failure }),
      };
    },
  );
  done();
}
