import type { StoredObject } from '@canopy/pipeline-contract';
import type { DataStore } from '../objects/create-data-store.js';

/** The snapshot that was used last, at hand for whoever uses it next. */
export interface KeptSnapshot {
  /** Does what is to be done with the bytes of a snapshot, which are only read. Rejects as `DataStore.read` and as the work itself. */
  use<Result>(
    snapshot: StoredObject,
    signal: AbortSignal,
    work: (bytes: Uint8Array) => Promise<Result>,
  ): Promise<Result>;
}

/** A trainer that is to grow another part of a forest is told so at once. */
const keptMs = 5000;

/** Reads a snapshot once for all parts that a trainer grows of a forest, and forgets it soon after the last. */
export function keepSnapshot(store: Pick<DataStore, 'read'>): KeptSnapshot {
  let kept: { sha256: string; bytes: Uint8Array } | undefined;
  let forgetting: NodeJS.Timeout | undefined;

  async function bytesOf(snapshot: StoredObject, signal: AbortSignal): Promise<Uint8Array> {
    if (kept?.sha256 === snapshot.sha256) return kept.bytes;
    // Two at a time would take more memory than a part was promised.
    kept = undefined;
    const bytes = await store.read(snapshot, signal);
    kept = { sha256: snapshot.sha256, bytes };
    return bytes;
  }

  return {
    async use(snapshot, signal, work) {
      clearTimeout(forgetting);
      try {
        return await work(await bytesOf(snapshot, signal));
      } finally {
        clearTimeout(forgetting);
        forgetting = setTimeout(() => {
          kept = undefined;
        }, keptMs).unref();
      }
    },
  };
}
