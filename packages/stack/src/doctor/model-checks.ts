import { exampleMeasures } from '@canopy/covertype';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Environment } from '../settings/settings.js';
import { amiss, type Check, well } from './check.js';

const experiment = 'covertype_classification';

const FoundVersions = Type.Object({
  model_versions: Type.Optional(Type.Array(Type.Object({ version: Type.String() }))),
});

/** That a model has come out of the pipeline, and that it predicts. */
export function modelChecks(environment: Environment): Check[] {
  const tracking = `${environment.MLFLOW_TRACKING_URI}/api/2.0/mlflow`;
  const { MLFLOW_TRACKING_TOKEN: token } = environment;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const model = environment.MODEL_NAME ?? 'covertype_classifier';
  const wait = `The first training makes it, usually half a minute after the first start; see ${environment.TEMPORAL_UI_URL}.`;
  const exists = (title: string, what: string, query: string): Check => ({
    title,
    async run() {
      const answer = await fetch(`${tracking}/${query}`, { headers, signal: AbortSignal.timeout(5000) });
      await answer.body?.cancel();
      return answer.ok ? well(what) : amiss(`${what} is not there (HTTP ${answer.status})`, wait);
    },
  });
  return [
    exists('The experiment exists', experiment, `experiments/get-by-name?experiment_name=${experiment}`),
    exists('The model is registered', model, `registered-models/get?name=${encodeURIComponent(model)}`),
    {
      title: 'The model has versions',
      async run() {
        const filter = encodeURIComponent(`name='${model}'`);
        const found = await getJson(
          `${tracking}/model-versions/search?filter=${filter}`,
          headers,
          FoundVersions,
        );
        const versions = found.model_versions ?? [];
        const latest = Math.max(...versions.map(({ version }) => Number(version)));
        return versions.length > 0 ? well(`latest is ${latest}`) : amiss('there is none yet', wait);
      },
    },
    {
      title: 'The example is predicted',
      async run() {
        const answer = await fetch(`${environment.INFERENCE_URL}/predict`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(exampleMeasures),
          signal: AbortSignal.timeout(5000),
        });
        const text = await answer.text();
        if (answer.ok) return well(`${text.slice(0, 60)}…`);
        return amiss(`HTTP ${answer.status}: ${text.slice(0, 120)}`, wait);
      },
    },
  ];
}

async function getJson<Schema extends ReturnType<typeof Type.Object>>(
  url: string,
  headers: Record<string, string>,
  schema: Schema,
): Promise<Static<Schema>> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(5000) });
  return Value.Parse(schema, await answer.json());
}
