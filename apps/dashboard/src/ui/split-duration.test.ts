import { describe, expect, it } from 'vitest';
import { splitDuration } from './split-duration';

describe('splitDuration', () => {
  it('counts whole hours, minutes and seconds', () => {
    expect(splitDuration(7_384_000)).toEqual({ hours: 2, minutes: 3, seconds: 4 });
  });

  it('carries a rounded second on', () => {
    expect(splitDuration(59_700)).toEqual({ hours: 0, minutes: 1, seconds: 0 });
  });

  it('has nothing left of a moment that has passed', () => {
    expect(splitDuration(-5000)).toEqual({ hours: 0, minutes: 0, seconds: 0 });
  });
});
