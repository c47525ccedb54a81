import { describe, expect, it } from 'vitest';
import { sampleBatch } from './sample-batch.js';

describe('sampleBatch', () => {
  it('draws a tenth of the rows of the batch', () => {
    const rows = sampleBatch(1000, 3, Math.random);

    expect(rows).toHaveLength(10);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...rows)).toBeLessThan(400);
  });

  it('draws no row twice in a call', () => {
    const rows = sampleBatch(22_849, 9, Math.random);

    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).toHaveLength(228);
  });

  it('can draw each row of the batch, and no row of another', () => {
    const seen = new Set<number>();
    for (let call = 0; call < 400; call++) {
      for (const row of sampleBatch(205, 9, Math.random)) seen.add(row);
    }

    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, index) => 184 + index));
  });

  it('covers all rows with its ten batches', () => {
    const never = () => 0;
    const first = Array.from({ length: 10 }, (_, batch) => sampleBatch(22_849, batch, never)[0]);

    expect(first).toEqual([0, 2284, 4569, 6854, 9139, 11424, 13709, 15994, 18279, 20564]);
  });

  it('gives one row of a batch that is smaller than ten, and none of an empty one', () => {
    expect(sampleBatch(10, 4, Math.random)).toEqual(Uint32Array.of(4));
    expect(sampleBatch(3, 0, Math.random)).toHaveLength(0);
  });
});
