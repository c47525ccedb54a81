import { Counter, type Registry } from 'prom-client';
import type { DecisionsService } from './decisions.service.js';

/** Counts decisions for Prometheus as the chain has them, so that a restart forgets none and a repeated call adds none. */
export function measureDecisions(registry: Registry, { count }: Pick<DecisionsService, 'count'>): void {
  new Counter({
    name: 'covertype_gate_decisions_total',
    help: 'Decisions about aliases of models, by what was decided; none while the database is away',
    labelNames: ['result'],
    registers: [registry],
    async collect() {
      const counts = await count().catch(() => []);
      this.reset();
      for (const { outcome, count: decisions } of counts) this.inc({ result: outcome }, decisions);
    },
  });
}
