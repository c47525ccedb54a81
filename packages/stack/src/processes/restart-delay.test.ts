import { describe, expect, it } from 'vitest';
import { restartDelay } from './restart-delay.js';

describe('restartDelay', () => {
  it('doubles with each death within a minute', () => {
    expect(restartDelay([0], 0)).toBe(500);
    expect(restartDelay([0, 1000], 1000)).toBe(1000);
    expect(restartDelay([0, 1000, 2000, 3000], 3000)).toBe(4000);
  });

  it('gives up at the fifth death within a minute', () => {
    expect(restartDelay([0, 1, 2, 3, 4], 4)).toBeUndefined();
  });

  it('forgets deaths of more than a minute ago', () => {
    expect(restartDelay([0, 1, 2, 3, 60_002], 60_002)).toBe(1000);
    expect(restartDelay([0, 1, 2, 3, 70_000], 70_000)).toBe(500);
  });
});
