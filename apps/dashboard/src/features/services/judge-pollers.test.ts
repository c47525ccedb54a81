import { describe, expect, it } from 'vitest';
import { judgePollers } from './judge-pollers';

const now = 1_000_000_000;

describe('judgePollers', () => {
  it('is up when every queue has a worker that asked within its long poll', () => {
    const queues = [
      { name: 'pipeline', askedMs: [now - 400_000, now - 5000] },
      { name: 'training', askedMs: [now - 60_000] },
    ];

    expect(judgePollers(queues, now)).toEqual({ state: 'up' });
  });

  it('is down when nobody works on one of the queues, and names it', () => {
    const queues = [
      { name: 'pipeline', askedMs: [now] },
      { name: 'training', askedMs: [] },
    ];

    expect(judgePollers(queues, now).state).toBe('down');
    expect(judgePollers(queues, now).detail).toContain('training');
    expect(judgePollers(queues, now).detail).not.toContain('pipeline');
  });

  it('does not count a worker that fell silent', () => {
    const queues = [{ name: 'pipeline', askedMs: [now - 80_000] }];

    expect(judgePollers(queues, now).state).toBe('down');
  });
});
