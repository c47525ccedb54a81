import { describe, expect, it } from 'vitest';
import { judgeOverall } from './judge-overall';
import type { ServiceHealth } from './service-health';

function aService(id: ServiceHealth['id'], state: ServiceHealth['state']): ServiceHealth {
  return { id, state, latencyMs: 1, address: 'http://127.0.0.1' };
}

describe('judgeOverall', () => {
  it('is up when every part is', () => {
    const overall = judgeOverall([aService('tracking', 'up'), aService('inference', 'up')]);

    expect(overall).toEqual({ state: 'up', upCount: 2, serviceCount: 2, troubled: [] });
  });

  it('is as well as its worst part, which stands first', () => {
    const services = [
      aService('inference', 'waiting'),
      aService('tracking', 'down'),
      aService('worker', 'up'),
    ];

    const overall = judgeOverall(services);

    expect(overall.state).toBe('down');
    expect(overall.upCount).toBe(1);
    expect(overall.troubled.map(({ id }) => id)).toEqual(['tracking', 'inference']);
  });
});
