import { PredictionList } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';
import { describeError } from '../../server/describe-error';
import { Problem } from '../../server/problem';
import type { AnswerSearch, LineageAnswers } from './lineage';

const timeoutMs = 10_000;

/** Lists what a version has answered, through inference, which owns the log. @throws Problem `inference_unreachable`. */
export function createAnswerLister(
  inferenceUrl: string,
  fetch: typeof globalThis.fetch,
): (search: AnswerSearch) => Promise<LineageAnswers> {
  return async (search) => {
    const { predictions, next_before: next } = await ask(`${inferenceUrl}/predictions?${toQuery(search)}`);
    const answers = predictions.map(({ prediction_id, model_version, true_label, ...answer }) => ({
      id: prediction_id,
      version: model_version,
      ...answer,
      ...(true_label !== undefined && { trueLabel: true_label }),
    }));
    return { answers, ...(next !== undefined && { next }) };
  };

  async function ask(address: string): Promise<PredictionList> {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs), cache: 'no-store' });
      const answer: unknown = await response.json();
      if (response.ok && Value.Check(PredictionList, answer)) return answer;
      throw new Error(`GET /predictions answered ${response.status} ${JSON.stringify(answer).slice(0, 200)}`);
    } catch (error) {
      throw new Problem('inference_unreachable', describeError(error), error);
    }
  }
}

const toQuery = (search: AnswerSearch) => new URLSearchParams(Object.entries(search));
