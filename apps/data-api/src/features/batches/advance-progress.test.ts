import { describe, expect, it } from 'vitest';
import { advanceProgress } from './advance-progress.js';

describe('advanceProgress', () => {
  it('begins with batch 0', () => {
    expect(advanceProgress(undefined, 5000, 300)).toEqual({ batchNumber: 0, advancedAtMs: 5000 });
  });

  it('stays until the time has passed, then moves on by one', () => {
    const progress = { batchNumber: 2, advancedAtMs: 1000 };

    expect(advanceProgress(progress, 1299, 300)).toBe(progress);
    expect(advanceProgress(progress, 1300, 300)).toEqual({ batchNumber: 3, advancedAtMs: 1300 });
    expect(advanceProgress(progress, 99_999, 300)).toEqual({ batchNumber: 3, advancedAtMs: 99_999 });
  });

  it('moves on from the tenth batch to the end when the time has passed, and stays there', () => {
    const tenth = { batchNumber: 9, advancedAtMs: 1000 };
    const end = { batchNumber: 10, advancedAtMs: 1300 };

    expect(advanceProgress(tenth, 1299, 300)).toBe(tenth);
    expect(advanceProgress(tenth, 1300, 300)).toEqual(end);
    expect(advanceProgress(end, 9999, 300)).toBe(end);
  });

  it('moves on when the last move lies in the future', () => {
    const progress = { batchNumber: 2, advancedAtMs: 9000 };

    expect(advanceProgress(progress, 1000, 300)).toEqual({ batchNumber: 3, advancedAtMs: 1000 });
  });
});
