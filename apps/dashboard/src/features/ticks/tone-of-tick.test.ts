import { describe, expect, it } from 'vitest';
import { toneOfTick } from './tone-of-tick';

describe('toneOfTick', () => {
  it('is bad only where something broke', () => {
    expect(toneOfTick({ status: 'failed' })).toBe('bad');
    expect(toneOfTick({ status: 'timed_out' })).toBe('bad');
    expect(toneOfTick({ status: 'cancelled' })).toBe('calm');
  });

  it('is calm about a run that had nothing to do, and good about a new champion', () => {
    const reason = 'x';

    expect(toneOfTick({ status: 'completed', result: { outcome: 'NO_NEW_DATA', reason } })).toBe('calm');
    expect(toneOfTick({ status: 'completed', result: { outcome: 'MODEL_PROMOTED', reason } })).toBe('good');
  });
});
