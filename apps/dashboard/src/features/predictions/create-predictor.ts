import { type CovertypeMeasures, labelColumn } from '@canopy/covertype';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describeError } from '../../server/describe-error';
import { Problem } from '../../server/problem';
import { Prediction } from './prediction';

/** The served model, through the inference app. */
export interface Predictor {
  predict(measures: CovertypeMeasures): Promise<Prediction>;
  /** Makes inference load the champion now. Answers with the version that serves then. */
  reload(): Promise<{ version: string }>;
}

const Refusal = Type.Object({
  detail: Type.Array(
    Type.Object({ loc: Type.Array(Type.Union([Type.String(), Type.Integer()])), msg: Type.String() }),
  ),
});
const Explained = Type.Object({ detail: Type.String() });
const Reloaded = Type.Object({ version: Type.Union([Type.String(), Type.Integer()]) });

const predictTimeoutMs = 10_000;
/** A reload downloads a model and tests it before it answers. */
const reloadTimeoutMs = 60_000;

export function createPredictor(inferenceUrl: string, fetch: typeof globalThis.fetch): Predictor {
  async function post(
    path: string,
    body: unknown,
    timeoutMs: number,
  ): Promise<{ status: number; answer: unknown }> {
    try {
      const response = await fetch(`${inferenceUrl}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
        cache: 'no-store',
      });
      return { status: response.status, answer: await response.json() };
    } catch (error) {
      throw new Problem('inference_unreachable', describeError(error), error);
    }
  }

  return {
    async predict(measures) {
      const { status, answer } = await post('/predict?set=true&explain=true', measures, predictTimeoutMs);
      if (status === 503) throw new Problem('no_model', explain(answer));
      if (status === 422) throw new Problem('measures_refused', explain(answer));
      const prediction = nameLabel(answer);
      if (status === 200 && Value.Check(Prediction, prediction)) return prediction;
      throw new Problem(
        'inference_unreachable',
        `POST /predict answered ${status} ${explain(answer)}`.trim(),
      );
    },
    async reload() {
      const { status, answer } = await post('/reload-model', {}, reloadTimeoutMs);
      if (status === 200 && Value.Check(Reloaded, answer)) return { version: String(answer.version) };
      throw new Problem('reload_refused', explain(answer) || `POST /reload-model answered ${status}`);
    },
  };
}

const nameLabel = (answer: unknown) =>
  Object(answer) === answer ? { ...Object(answer), label: Object(answer)[labelColumn.key] } : answer;

/** FastAPI's two forms of `detail`: a sentence, or a list of fields with what is wrong about each. */
function explain(answer: unknown): string {
  if (Value.Check(Explained, answer)) return answer.detail;
  if (!Value.Check(Refusal, answer)) return '';
  return answer.detail.map(({ loc, msg }) => `${loc.at(-1)}: ${msg}`).join('; ');
}
