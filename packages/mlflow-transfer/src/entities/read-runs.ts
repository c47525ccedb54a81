import type { Server } from '../server/create-server.js';
import { readPages } from '../server/read-pages.js';
import { WholeRun } from './shapes.js';

/** Every run of an experiment, the oldest first, deleted ones too. */
export const readRuns = (server: Server, experimentId: string) =>
  readPages(server, {
    method: 'POST',
    path: 'runs/search',
    fields: {
      experiment_ids: [experimentId],
      run_view_type: 'ALL',
      max_results: 500,
      order_by: ['attributes.start_time ASC'],
    },
    list: 'runs',
    item: WholeRun,
  });
