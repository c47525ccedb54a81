import type { StoredObject } from '@canopy/pipeline-contract';
import type { TuningReport } from '../activities/contract/tuning.js';
import type { DataStore } from '../objects/create-data-store.js';

const kind = { folder: 'tunings', extension: 'json', contentType: 'application/json' };

/** Keeps all that was tried and chosen under the hash of its text. */
export function storeTuning(
  store: DataStore,
  report: TuningReport,
  signal: AbortSignal,
): Promise<StoredObject> {
  return store.putByHash(kind, Buffer.from(JSON.stringify(report, undefined, 2)), signal);
}
