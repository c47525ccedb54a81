import { PurgeReport } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { ListOf } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import { readExperimentId } from '../experiments/index.js';
import type { PurgeService } from './purge.service.js';

const thirtyDaysMs = 30 * 24 * 3600 * 1000;

const Purge = Type.Object({
  retention_ms: Int64({
    default: thirtyDaysMs,
    description: 'Milliseconds that something stays after its deletion. Default: 30 days.',
  }),
  dry_run: Type.Boolean({ default: false, description: 'Only say what would be taken away.' }),
  max_results: Int64({
    default: 1000,
    description: 'Experiments, runs and logged models that are taken away at most, 1 to 100000.',
  }),
  experiment_ids: ListOf(Type.String({ description: 'With all that was deleted in it.' })),
  run_ids: ListOf(Type.String()),
  logged_model_ids: ListOf(Type.String()),
});

const mostAtOnce = 100_000;

/** Takes away for good what was marked as deleted: all of it, or what the three lists choose. */
export function purgeRoutes(app: Service, { purge }: { purge: PurgeService }, done: () => void): void {
  app.post('/api/canopy/purge', { schema: { body: Purge, response: { 200: PurgeReport } } }, ({ body }) => {
    const { experiment_ids, run_ids, logged_model_ids, ...request } = body;
    return purge({
      ...request,
      max_results: checkMaxResults(body.max_results, mostAtOnce),
      experimentIds: experiment_ids.map(readExperimentId),
      runIds: run_ids,
      loggedModelIds: logged_model_ids,
    });
  });
  done();
}
