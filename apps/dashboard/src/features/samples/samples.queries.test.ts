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

    expect(toSamples(totals, [], [])).toEqual({
      total: 0,
      batchCount: 0,
      received: 0,
      duplicated: 0,
      quarantined: 0,
      latestBatches: [],
      quarantineReasons: [],
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

    const samples = toSamples(totals, [], []);

    expect(samples).toMatchObject({ total: 22849, received: 22900, updatedAt: '2026-11-23T18:20:00.000Z' });
  });

  it('leaves the column out where the whole row was at fault', () => {
    const ofRow = {
      column: null,
      reason: 'expected 13 values, found 12',
      rows: '3',
      example: null,
      latestAt: at,
    };
    const ofValue = { column: 'slope', reason: 'the value is missing', rows: '2', example: '', latestAt: at };

    const { quarantineReasons } = toSamples(undefined, [], [ofRow, ofValue]);

    expect(quarantineReasons).toEqual([
      { reason: 'expected 13 values, found 12', rows: 3, latestAt: at.toISOString() },
      { column: 'slope', reason: 'the value is missing', rows: 2, example: '', latestAt: at.toISOString() },
    ]);
  });
});
