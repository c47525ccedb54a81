import { Counter, Gauge, type Registry } from 'prom-client';
import type { WrittenPredictionLog } from './create-prediction-log.js';

/** What became of the predictions that were to be logged, as Prometheus metrics. */
export function measurePredictionLog(registry: Registry, log: WrittenPredictionLog): void {
  const registers = [registry];
  new Counter({
    name: 'covertype_log_dropped_total',
    help: 'Predictions that the log has lost for want of room or of a database',
    registers,
    collect() {
      this.reset();
      this.inc(log.dropped);
    },
  });
  new Counter({
    name: 'covertype_log_written_total',
    help: 'Predictions that the log has written',
    registers,
    collect() {
      this.reset();
      this.inc(log.written);
    },
  });
  new Gauge({
    name: 'covertype_log_queued',
    help: 'Predictions that wait to be written',
    registers,
    collect() {
      this.set(log.queued);
    },
  });
}
