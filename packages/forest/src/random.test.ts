import { describe, expect, it } from 'vitest';
import { Random } from './random.js';

describe('Random', () => {
  it('repeats itself for the same seed and stream', () => {
    const one = new Random(2 ** 52 + 1, 7);
    const same = new Random(2 ** 52 + 1, 7);

    const draws = Array.from({ length: 100 }, () => one.nextBits());

    expect(Array.from({ length: 100 }, () => same.nextBits())).toEqual(draws);
  });

  it('has another stream for each tree and for each bit of the seed', () => {
    const firsts = [
      new Random(1, 0),
      new Random(1, 1),
      new Random(2, 0),
      new Random(1 + 2 ** 32, 0),
      new Random(0, 0),
    ].map((random) => random.nextBits());

    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('draws every integer below a bound about equally often', () => {
    const random = new Random(3, 0);
    const counts = new Array<number>(7).fill(0);

    for (let i = 0; i < 70_000; i++) counts[random.nextBelow(7)]++;

    // The 99.9th percentile of chi-squared with six degrees of freedom is 22.5.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(22.5);
  });

  it('sets each bit in half of its outputs', () => {
    const random = new Random(4, 0);
    const counts = new Array<number>(32).fill(0);

    for (let i = 0; i < 10_000; i++) {
      const bits = random.nextBits();
      for (let bit = 0; bit < 32; bit++) counts[bit] += (bits >>> bit) & 1;
    }

    // Five standard deviations of 10,000 fair coins are 250.
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(250);
  });
});
