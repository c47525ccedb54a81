import { championAlias } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import type { Champion } from '../champion/create-champion.js';
import { requireModel } from '../champion/require-model.js';
import type { Aliases } from './create-aliases.js';
import type { ModelStore } from './create-model-store.js';
import type { ServedModel } from './served-model.js';

/** A model as an address names it. */
export interface ModelReference {
  /** The name of the served model, alone or with an alias or a number of a version: `name@challenger`. */
  model: string;
  /** A number of a version, or an alias. */
  version?: string;
}

export interface ModelFinder {
  /**
   * The model that a request asks for: the champion, unless it names another version.
   *
   * @throws DomainError `not_found` for another model, version or alias; `unavailable` for one that must not be served or cannot
   *   be loaded at the moment.
   */
  find(reference: ModelReference): Promise<ServedModel>;
  /** The version that a reference names; undefined when it names none and so means the champion. @throws DomainError `not_found` */
  versionOf(reference: ModelReference): Promise<string | undefined>;
}

export interface ModelFinderOptions {
  champion: Pick<Champion, 'model'>;
  models: Pick<ModelStore, 'find'>;
  aliases: Pick<Aliases, 'find'>;
  modelName: string;
}

export function createModelFinder({ champion, models, aliases, modelName }: ModelFinderOptions): ModelFinder {
  function referred({ model, version }: ModelReference): string | undefined {
    if (model === modelName) return version;
    const isOurs = model.startsWith(`${modelName}@`);
    if (isOurs && version === undefined) return model.slice(modelName.length + 1);
    throw new DomainError('not_found', `There is no model "${model}": this server has "${modelName}".`, {
      subject: model,
    });
  }

  async function versionOf(reference: ModelReference): Promise<string | undefined> {
    const named = referred(reference);
    if (named === undefined || named === championAlias || /^\d+$/.test(named)) return named;
    const found = await aliases.find(named);
    if (found !== undefined) return found.version;
    throw new DomainError(
      'not_found',
      `No version of ${modelName} has the alias "${named}": GET /models lists versions and their aliases.`,
      { subject: named },
    );
  }

  return {
    async find(reference) {
      const version = await versionOf(reference);
      // The alias may be ahead of what serves, which is what has passed its check.
      if (version === undefined || version === championAlias) return requireModel(champion, modelName);
      return models.find(version);
    },
    async versionOf(reference) {
      const version = await versionOf(reference);
      return version === championAlias ? undefined : version;
    },
  };
}
