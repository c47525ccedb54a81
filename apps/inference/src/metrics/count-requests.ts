import { Counter, type Registry } from 'prom-client';
import type { PredictionRoute } from '../prediction-log/prediction-log.js';

interface Series {
  version: string;
  route: PredictionRoute;
  success: number;
  failure: number;
}

/** Takes note of a request for predictions that is over. */
export type CountRequest = (version: string, route: PredictionRoute, outcome: 'success' | 'failure') => void;

/**
 * Counts requests for predictions: by MLServer's two counters with its labels, so that boards made for it work here, and by one that
 * tells the answers of a canary from those of the champion. Numbers are added here, and the counters brought up to date when they are read.
 */
export function countRequests(registry: Registry, modelName: string): CountRequest {
  const all = new Map<string, Series>();
  const registers = [registry];
  for (const [outcome, help] of [
    ['success', 'Requests for predictions that were answered'],
    ['failure', 'Requests for predictions that failed'],
  ] as const) {
    new Counter({
      name: `model_infer_request_${outcome}`,
      help,
      labelNames: ['model', 'version'],
      registers,
      collect() {
        this.reset();
        for (const series of all.values()) {
          if (series[outcome] > 0) this.inc({ model: modelName, version: series.version }, series[outcome]);
        }
      },
    });
  }
  new Counter({
    name: 'covertype_requests_total',
    help: 'Requests for predictions by version, how the version came to be asked, and whether they were answered',
    labelNames: ['version', 'route', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { version, route, ...counts } of all.values()) {
        for (const outcome of ['success', 'failure'] as const) {
          if (counts[outcome] > 0) this.inc({ version, route, outcome }, counts[outcome]);
        }
      }
    },
  });

  return (version, route, outcome) => {
    const key = `${route}${version}`;
    const series = all.get(key) ?? { version, route, success: 0, failure: 0 };
    all.set(key, series);
    series[outcome]++;
  };
}
