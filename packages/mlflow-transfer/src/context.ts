import type { ModelMetric } from './entities/shapes.js';
import type { Server } from './server/create-server.js';
import type { Tally } from './tally.js';

/** What every part of one transfer works with. */
export interface Context {
  source: Server;
  target: Server;
  tally: Tally;
  /** Whether the target lets times of creation be set. */
  takesTimes: boolean;
  /** What became of ids and places; grows as the transfer goes on. */
  known: {
    runs: Map<string, string>;
    loggedModels: Map<string, string>;
    roots: Map<string, string>;
  };
  /** What was measured of logged models, by the run on the source that did; `modelId` is of the target. */
  modelMetrics: Map<string, { modelId: string; metric: Omit<ModelMetric, 'run_id'> }[]>;
  /** Told of progress, in lines of text. */
  say(line: string): void;
}
