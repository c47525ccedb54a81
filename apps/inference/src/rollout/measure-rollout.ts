import { Counter, Gauge, type Registry } from 'prom-client';
import type { Comparisons } from './create-comparisons.js';
import type { Rollout } from './rollout.js';

/** Metrics of what is tried beside the champion. Answers themselves are counted by route. */
export function measureRollout(registry: Registry, rollout: Rollout, comparisons: Comparisons): void {
  const registers = [registry];
  new Gauge({
    name: 'covertype_canary_percent',
    help: 'Share of the requests that the canary answers',
    registers,
    collect() {
      this.set(rollout.canary === undefined ? 0 : (rollout.plan?.canary?.percent ?? 0));
    },
  });
  for (const [key, help] of [
    ['compared', 'Rows that the version and the champion both answered'],
    ['disagreements', 'Rows on which the version and the champion named other classes'],
    ['errors', 'Rows that the version gave no answer for'],
  ] as const) {
    new Gauge({
      name: `covertype_trial_${key}`,
      help: `${help}, since it is tried beside this champion`,
      labelNames: ['version', 'route'],
      registers,
      collect() {
        this.reset();
        for (const route of ['canary', 'shadow'] as const) {
          const tally = rollout[route];
          if (tally) this.set({ version: tally.version, route }, tally[key]);
        }
      },
    });
  }
  new Counter({
    name: 'covertype_comparisons_dropped_total',
    help: 'Comparisons with another version that were left out since too many waited',
    registers,
    collect() {
      this.reset();
      this.inc(comparisons.dropped);
    },
  });
}
