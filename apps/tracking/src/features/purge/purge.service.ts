import type { PurgeReport } from '@canopy/mlflow-client';
import type { ObjectStore } from '@canopy/object-store';
import type { Int64 } from '../../protocol/int64.js';
import { invalid } from '../../protocol/refusals.js';
import { checkArtifactPath } from '../../rules/check-artifact-path.js';
import { explained, removeBelow } from '../artifacts/index.js';
import type { PendingRemovalsRepository } from './pending-removals.repository.js';
import type { Purgeable, PurgeRepository } from './purge.repository.js';
import type { PurgeKind, PurgeScope } from './purgeable.repository.js';

export interface PurgeDependencies {
  purgeables: PurgeRepository;
  pending: PendingRemovalsRepository;
  objects: ObjectStore;
  clock: () => number;
}

export interface PurgeRequest extends Omit<PurgeScope, 'cutoff'> {
  /** Milliseconds that something stays after its deletion. */
  retention_ms: Int64;
  /** Only says what would be taken away. */
  dry_run: boolean;
  /** How many experiments, runs and models are taken away at most. */
  max_results: number;
}

export type PurgeService = ReturnType<typeof createPurgeService>;

const kinds: readonly PurgeKind[] = ['runs', 'logged_models', 'experiments'];
const perRead = 100;

/**
 * Takes away for good what was marked as deleted: rows, names and files. What the registry refers to stays.
 *
 * The folder of the files is written down in the transaction that deletes the rows, and crossed out once it is empty. So
 * a purge that is killed between any two steps leaves either everything or what the next purge begins with.
 */
export function createPurgeService({ purgeables, pending, objects, clock }: PurgeDependencies) {
  const countFiles = async (prefix: string, report: PurgeReport): Promise<void> => {
    for await (const { size } of objects.walk(prefix)) {
      report.objects++;
      report.bytes += size;
    }
  };
  const removeFiles = async (prefix: string, report: PurgeReport): Promise<void> => {
    const removed = await removeBelow(objects, prefix);
    report.objects += removed.objects;
    report.bytes += removed.bytes;
    await pending.finish(prefix);
  };
  const count = async (kind: PurgeKind, purgeable: Purgeable, report: PurgeReport): Promise<void> => {
    report[kind]++;
    const prefix = prefixOf(purgeable);
    if (prefix !== undefined) await countFiles(prefix, report);
  };
  const remove = async (kind: PurgeKind, scope: PurgeScope, purgeable: Purgeable, report: PurgeReport) => {
    const prefix = prefixOf(purgeable);
    const isGone = await purgeables.remove(kind, scope, purgeable, async (transaction) => {
      if (prefix !== undefined) await pending.add(transaction, prefix);
    });
    if (!isGone) return;
    report[kind]++;
    if (prefix !== undefined) await removeFiles(prefix, report);
  };
  async function* find(scope: PurgeScope): AsyncGenerator<{ kind: PurgeKind; purgeable: Purgeable }> {
    for (const kind of kinds) {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const found: Purgeable[] = await purgeables.next(kind, scope, { after, limit: perRead });
        for (const purgeable of found) yield { kind, purgeable };
        after = found.length < perRead ? undefined : found.at(-1)?.id;
      }
    }
  }

  return ({ retention_ms, dry_run, max_results, ...chosen }: PurgeRequest): Promise<PurgeReport> =>
    explained(async () => {
      if (retention_ms < 0) throw invalid(`retention_ms must be 0 or more, got ${retention_ms}.`);
      const scope = { ...chosen, cutoff: clock() - Number(retention_ms) };
      const report = emptyReport();
      for (const prefix of await pending.list()) {
        await (dry_run ? countFiles : removeFiles)(prefix, report);
      }
      let seen = 0;
      for await (const { kind, purgeable } of find(scope)) {
        if (seen++ === max_results) {
          report.is_complete = false;
          break;
        }
        if (dry_run) await count(kind, purgeable, report);
        else await remove(kind, scope, purgeable, report);
      }
      return { ...report, kept: await purgeables.kept(scope) };
    });
}

const emptyReport = (): PurgeReport => ({
  experiments: 0,
  runs: 0,
  logged_models: 0,
  objects: 0,
  bytes: 0,
  is_complete: true,
  kept: [],
});

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
