import { PurgeReport } from '../entities/purge-report.js';
import type { Api } from '../http/create-api.js';

/** What to take away for good. Without ids: everything that was deleted long enough ago. */
export interface Purge {
  /** With all that was deleted in them. */
  experimentIds?: readonly string[];
  runIds?: readonly string[];
  loggedModelIds?: readonly string[];
  /** Milliseconds that something stays after its deletion. Default: 30 days. */
  retentionMs?: number;
  /** Only says what would be taken away. */
  dryRun?: boolean;
  /** How much at most, 1 to 100000 experiments, runs and models. Default 1000. */
  maxResults?: number;
}

/** Frees rows, names and files of what was deleted. MLflow's own server has no such call. @throws MlflowError */
export const purgeCall =
  (call: Api) =>
  (purge: Purge = {}): Promise<PurgeReport> =>
    call({
      method: 'POST',
      prefix: '/api/canopy/',
      path: 'purge',
      fields: {
        experiment_ids: purge.experimentIds,
        run_ids: purge.runIds,
        logged_model_ids: purge.loggedModelIds,
        retention_ms: purge.retentionMs,
        dry_run: purge.dryRun,
        max_results: purge.maxResults,
      },
      answer: PurgeReport,
    });
