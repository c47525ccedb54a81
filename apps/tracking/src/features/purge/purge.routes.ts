import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { Int64 } from '../../protocol/int64.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
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
});
const Report = Type.Object({
  experiments: Type.Integer(),
  runs: Type.Integer(),
  logged_models: Type.Integer(),
  objects: Type.Integer({ description: 'Files.' }),
  bytes: Type.Integer({ description: 'Of the files.' }),
  is_complete: Type.Boolean({ description: 'False: the same request again goes on where this one ended.' }),
});

/** Takes away for good what was marked as deleted. */
export function purgeRoutes(app: Service, { purge }: { purge: PurgeService }, done: () => void): void {
  app.post('/api/canopy/purge', { schema: { body: Purge, response: { 200: Report } } }, ({ body }) =>
    purge({ ...body, max_results: checkMaxResults(body.max_results, 100_000) }),
  );
  done();
}
