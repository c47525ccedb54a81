import { DomainError } from '@canopy/service-kit/errors';
import type { Champion } from '../../champion/create-champion.js';
import type { ServedModel } from '../../models/served-model.js';

/**
 * Loads the champion now, also when it serves already or was refused before.
 *
 * @throws DomainError `not_found` when no version is the champion; `unavailable` when it was refused or cannot be reached. What
 *   served before goes on serving.
 */
export async function reloadModel(champion: Champion, modelName: string): Promise<ServedModel> {
  const look = await champion.look({ isInsistent: true });
  switch (look.outcome) {
    case 'loaded':
    case 'kept':
      return look.model;
    case 'no_champion':
      throw new DomainError(
        'not_found',
        `No version of ${modelName} is the champion: give a version the alias "champion", or let the pipeline train one. ${stateOf(champion.model)}`,
        { subject: modelName },
      );
    case 'refused':
      throw new DomainError(
        'unavailable',
        `Version ${look.refused.version} of ${modelName} was refused: ${look.refused.reason}. ${stateOf(champion.model)}`,
        { subject: modelName },
      );
  }
}

function stateOf(model: ServedModel | undefined): string {
  return model === undefined ? 'No model serves.' : `Version ${model.version} goes on serving.`;
}
