import type { ObjectStore } from '@canopy/object-store';
import type { Int64 } from '../../protocol/int64.js';
import { invalid } from '../../protocol/refusals.js';
import { checkArtifactPath } from '../../rules/check-artifact-path.js';
import { explained, removeBelow } from '../artifacts/index.js';
import type { Purgeable, PurgeKind, PurgeRepository } from './purge.repository.js';

export interface PurgeDependencies {
  purgeables: PurgeRepository;
  objects: ObjectStore;
  clock: () => number;
}

export interface PurgeRequest {
  /** Milliseconds that something stays after its deletion. */
  retention_ms: Int64;
  /** Only says what would be taken away. */
  dry_run: boolean;
  /** How many experiments, runs and models are taken away at most. */
  max_results: number;
}

export interface PurgeReport {
  experiments: number;
  runs: number;
  logged_models: number;
  objects: number;
  bytes: number;
  /** Whether there is nothing left to purge: else the same request goes on where this one ended. */
  is_complete: boolean;
}

export type PurgeService = ReturnType<typeof createPurgeService>;

const kinds: readonly PurgeKind[] = ['runs', 'logged_models', 'experiments'];
const perRead = 100;

/** Takes away for good what was marked as deleted: rows, names and files. What the registry refers to stays. */
export function createPurgeService({ purgeables, objects, clock }: PurgeDependencies) {
  const count = async (prefix: string, report: PurgeReport): Promise<void> => {
    for await (const { size } of objects.walk(prefix)) {
      report.objects++;
      report.bytes += size;
    }
  };
  const takeAway = async (kind: PurgeKind, cutoff: number, purgeable: Purgeable, report: PurgeReport) => {
    const prefix = prefixOf(purgeable);
    const isGone = await purgeables.remove(kind, cutoff, purgeable, async () => {
      if (prefix === undefined) return;
      const removed = await removeBelow(objects, prefix);
      report.objects += removed.objects;
      report.bytes += removed.bytes;
    });
    if (isGone) report[kind]++;
  };

  return ({ retention_ms, dry_run, max_results }: PurgeRequest): Promise<PurgeReport> =>
    explained(async () => {
      if (retention_ms < 0) throw invalid(`retention_ms must be 0 or more, got ${retention_ms}.`);
      const cutoff = clock() - Number(retention_ms);
      const report: PurgeReport = {
        experiments: 0,
        runs: 0,
        logged_models: 0,
        objects: 0,
        bytes: 0,
        is_complete: true,
      };
      let seen = 0;
      for (const kind of kinds) {
        let after = '';
        for (;;) {
          const found = await purgeables.next(kind, cutoff, { after, limit: perRead });
          for (const purgeable of found) {
            if (seen++ === max_results) return { ...report, is_complete: false };
            if (dry_run) {
              report[kind]++;
              const prefix = prefixOf(purgeable);
              if (prefix !== undefined) await count(prefix, report);
            } else await takeAway(kind, cutoff, purgeable, report);
          }
          after = found.at(-1)?.id ?? after;
          if (found.length < perRead) break;
        }
      }
      return report;
    });
}

/**
 * The folder that is a run's or a model's alone: the one with its id, whatever else is in the location of its
 * experiment. Undefined when this server has none of its files.
 */
function prefixOf({ id, artifact_uri }: Purgeable): string | undefined {
  const path = /^mlflow-artifacts:\/*([^?#]*)/.exec(artifact_uri ?? '')?.[1];
  const ending = `${id}/artifacts`;
  if (path === undefined || !`/${path}`.endsWith(`/${ending}`)) return undefined;
  return `${checkArtifactPath(path).slice(0, -'artifacts'.length)}`;
}
