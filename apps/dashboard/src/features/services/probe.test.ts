import { describe, expect, it } from 'vitest';
import { probe } from './probe';

const target = { id: 'tracking', address: 'http://127.0.0.1:5000' } as const;

function aClock(...times: number[]): () => number {
  return () => times.shift() ?? 0;
}

describe('probe', () => {
  it('says what was found and how long it took', async () => {
    const health = await probe({ ...target, look: async () => ({ state: 'up' }) }, aClock(100, 112.4));

    expect(health).toEqual({ ...target, state: 'up', latencyMs: 12 });
  });

  it('finds a service down that cannot be reached, and says the innermost reason', async () => {
    const look = async () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:5000') });
    };

    const health = await probe({ ...target, look }, aClock());

    expect(health.state).toBe('down');
    expect(health.detail).toBe('connect ECONNREFUSED 127.0.0.1:5000');
  });
});
