import type { PredictionList, PredictionSearch } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import type { ModelFinder } from '../../models/create-model-finder.js';
import type {
  ListedPrediction,
  LoggedPredictionsRepository,
  StoredPrediction,
} from './logged-predictions.repository.js';
import { type Replay, replayPrediction } from './replay-prediction.js';

export interface LoggedPredictionsService {
  /** @throws DomainError `not_found` when none of that id is kept. */
  find(id: string): Promise<StoredPrediction>;
  /** One page of what was predicted, the latest first. */
  list(search: PredictionSearch): Promise<PredictionList>;
  /**
   * Predicts a logged request again, by the champion or the version named by number or alias.
   *
   * @throws DomainError `not_found` for the id or the version, `conflict` when the log kept no features of it.
   */
  replay(id: string, version: string | undefined): Promise<{ stored: StoredPrediction; replay: Replay }>;
}

export interface LoggedPredictionsDependencies {
  predictions: LoggedPredictionsRepository;
  /** Writes what the log has not written yet. */
  flush: () => Promise<void>;
  finder: Pick<ModelFinder, 'find'>;
  modelName: string;
}

export function createLoggedPredictionsService(
  dependencies: LoggedPredictionsDependencies,
): LoggedPredictionsService {
  const { predictions, flush, finder, modelName } = dependencies;

  async function find(id: string): Promise<StoredPrediction> {
    const found = await predictions.find(id);
    if (found !== undefined) return found;
    await flush();
    const written = await predictions.find(id);
    if (written !== undefined) return written;
    throw new DomainError('not_found', `No prediction ${id} is kept.`, { subject: id });
  }

  return {
    find,
    async list({ version, before, limit = 50 }) {
      await flush();
      const found = await predictions.list({ version, before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1)?.id : undefined;
      return { predictions: page.map(describeListed), ...(last !== undefined && { next_before: last }) };
    },
    async replay(id, version) {
      const stored = await find(id);
      const model = await finder.find({ model: modelName, ...(version !== undefined && { version }) });
      return { stored, replay: replayPrediction(stored, model) };
    },
  };
}

function describeListed({
  id,
  at,
  modelVersion,
  trueLabel,
  ...answer
}: ListedPrediction): PredictionList['predictions'][number] {
  return {
    prediction_id: id,
    at: at.toISOString(),
    model_version: modelVersion,
    ...answer,
    ...(trueLabel !== null && { true_label: trueLabel }),
  };
}
