import { DomainError } from '@canopy/service-kit/errors';
import type { ModelFinder } from '../../models/create-model-finder.js';
import type { LoggedPredictionsRepository, StoredPrediction } from './logged-predictions.repository.js';
import { type Replay, replayPrediction } from './replay-prediction.js';

export interface LoggedPredictionsService {
  /** @throws DomainError `not_found` when none of that id is kept. */
  find(id: string): Promise<StoredPrediction>;
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
    async replay(id, version) {
      const stored = await find(id);
      const model = await finder.find({ model: modelName, ...(version !== undefined && { version }) });
      return { stored, replay: replayPrediction(stored, model) };
    },
  };
}
