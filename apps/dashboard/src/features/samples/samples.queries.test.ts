import { describe, expect, it } from 'vitest';
import { toSamples } from './samples.queries';

const at = new Date('2026-11-23T18:20:00.000Z');

describe('toSamples', () => {
  it('is all zeros before the first batch, with no time of an update', () => {
    const totals = {
      total: '0',
      batchCount: '0',
      received: '0',
      duplicated: '0',
      quarantined: '0',
      updatedAt: null,
    };

    expect(toSamples(totals)).toEqual({
      total: 0,
      batchCount: 0,
      received: 0,
      duplicated: 0,
      quarantined: 0,
    });
  });

  it("reads Postgres's bigints as numbers and its times as texts", () => {
    const totals = {
      total: '22849',
      batchCount: '10',
      received: '22900',
      duplicated: '40',
      quarantined: '11',
      updatedAt: at,
    };

    const samples = toSamples(totals);

    expect(samples).toMatchObject({ total: 22849, received: 22900, updatedAt: '2026-11-23T18:20:00.000Z' });
  });
});
