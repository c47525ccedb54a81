import type { Logger } from 'pino';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Figures } from './figures.repository.js';
import { showFigures, type WatchGauges } from './show-figures.js';

/** What a worker tells Prometheus. */
export interface WorkerMetrics {
  contentType: string;
  /** In Prometheus's text form. */
  tell(): Promise<string>;
}

/**
 * Metrics of the process and, of a worker that watches, where the watch and the data gate stand. That is read at each scrape, so every
 * worker says the same and a restart forgets nothing; while it cannot be read it is left out, and `covertype_watch_readable` is 0.
 */
export function createWorkerMetrics(watch?: { read: () => Promise<Figures>; logger: Logger }): WorkerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `covertype_${name}`, help, labelNames, registers: [registry] });
  const { contentType } = registry;
  if (watch === undefined) return { contentType, tell: () => registry.metrics() };

  const ofWindow = (name: string, help: string, ...others: string[]) =>
    gauge(name, `${help}; of the newest window that was judged`, 'version', ...others);
  const gauges: WatchGauges = {
    drift: ofWindow('drift_score', 'How far a column is from the training', 'feature', 'measure'),
    isDrifted: ofWindow('window_drifted', '1 when it is called drifted'),
    isDecayed: ofWindow('window_decayed', '1 when accuracy counts as decayed'),
    rows: ofWindow('window_predictions', 'Predictions'),
    end: ofWindow('window_end_seconds', 'When it ended, in Unix time'),
    estimated: ofWindow('estimated_accuracy', 'Accuracy as calibrated probabilities let expect it'),
    measured: ofWindow('measured_accuracy', 'Accuracy of the labelled predictions'),
    alerts: gauge('alerts_open', 'Alerts that have not recovered', 'kind'),
    held: gauge('batches_held', 'Batches that wait for a person'),
  };
  const isReadable = gauge(
    'watch_readable',
    '1 when the database told where the watch and the data gate stand',
  );

  return {
    contentType,
    async tell() {
      const figures = await watch.read().catch((err: unknown) => {
        watch.logger.warn({ err }, 'the figures of the watch could not be read');
        return undefined;
      });
      isReadable.set(figures === undefined ? 0 : 1);
      showFigures(gauges, figures);
      return registry.metrics();
    },
  };
}
