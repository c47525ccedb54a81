import type { CoverPrediction } from '../covers/cover-prediction.js';
import type { RecordPrediction } from '../covers/create-prediction-recorder.js';
import type { ModelFinder, ModelReference } from '../models/create-model-finder.js';
import type { ServedModel } from '../models/served-model.js';
import type { Answer, Rollout } from './rollout.js';

export interface ReferenceAnswerer {
  finder: ModelFinder;
  rollout: Pick<Rollout, 'answerAll'>;
  record: RecordPrediction;
}

/**
 * Answers by the version that a request names, or, where it names none, by whichever the rollout has answer.
 *
 * @throws DomainError as `ModelFinder.find` does.
 */
export async function answerReference(
  { finder, rollout, record }: ReferenceAnswerer,
  reference: ModelReference,
  entityOf: () => string | undefined,
  ask: (model: ServedModel) => Promise<CoverPrediction[]>,
): Promise<Answer<CoverPrediction[]>> {
  if ((await finder.versionOf(reference)) === undefined) return rollout.answerAll(entityOf, ask);
  const model = await finder.find(reference);
  const predictions = await ask(model);
  for (const prediction of predictions) record(prediction, 'pinned');
  return { model, route: 'pinned', predictions };
}
