import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { describeError } from '../../server/describe-error';
import { Problem } from '../../server/problem';
import { HealthAnswer, ModelsAnswer, RolloutAnswer } from './inference-answers';

export interface InferenceWords {
  health: Static<typeof HealthAnswer>;
  rollout: Static<typeof RolloutAnswer>;
  /** Undefined while the registry is away: inference has none to list then. */
  models: Static<typeof ModelsAnswer> | undefined;
}

const patienceMs = 5000;

/** Asks inference what it serves. The answer is a `Problem` when it does not answer as it should. */
export function createInferenceReader(
  inferenceUrl: string,
  fetch: typeof globalThis.fetch,
): () => Promise<InferenceWords> {
  async function get(path: string): Promise<{ status: number; answer: unknown }> {
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(`${inferenceUrl}${path}`, { signal, cache: 'no-store' });
      return { status: response.status, answer: await response.json() };
    } catch (error) {
      throw new Problem('inference_unreachable', describeError(error), error);
    }
  }

  async function ask<Schema extends TSchema>(path: string, schema: Schema): Promise<Static<Schema>> {
    const { answer, status } = await get(path);
    if (status === 200 && Value.Check(schema, answer)) return answer as Static<Schema>;
    throw new Problem('inference_unreachable', `GET ${path} answered ${status}`);
  }

  return async () => {
    const [health, rollout, { answer }] = await Promise.all([
      ask('/health', HealthAnswer),
      ask('/rollout', RolloutAnswer),
      get('/models'),
    ]);
    return { health, rollout, models: Value.Check(ModelsAnswer, answer) ? answer : undefined };
  };
}
