import type { ObjectStore } from '@canopy/object-store';
import { removeBelow } from '../artifacts/index.js';
import type { ResetRepository } from './reset.repository.js';

export interface ResetDependencies {
  tables: ResetRepository;
  objects: ObjectStore;
  /** Makes the experiment that an empty store has. */
  ensureDefault: () => Promise<void>;
  /** Lets go of what is remembered of the tables. */
  forget: () => void;
}

export type ResetService = ReturnType<typeof createResetService>;

/** Makes the store as new: for tests, each of which begins with an empty one. */
export function createResetService({ tables, objects, ensureDefault, forget }: ResetDependencies) {
  return async (): Promise<void> => {
    await tables.empty();
    forget();
    await ensureDefault();
    await removeBelow(objects, '');
  };
}
