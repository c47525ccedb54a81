import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chiSquaredQuantile } from './chi-squared-quantile.js';
import { chiSquaredTail } from './chi-squared-tail.js';
import { drawBinomial } from './draw-binomial.js';
import { logGamma } from './log-gamma.js';
import { logRegularisedBeta } from './log-regularised-beta.js';
import { upperRegularisedGamma } from './upper-regularised-gamma.js';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../test/reference/${name}-cases.json`, import.meta.url), 'utf8'));
const { chiSquaredQuantile: quantiles }: { chiSquaredQuantile: number[][] } = read('drift');
const distributions: Record<string, number[][]> = {
  ...read('comparison').distributions,
  chiSquaredQuantile: quantiles,
};

const functions: Record<string, (...values: number[]) => number> = {
  logGamma,
  logRegularisedBeta,
  upperRegularisedGamma,
  chiSquaredTail,
  chiSquaredQuantile,
};

describe.each(Object.entries(functions))('%s', (name, evaluate) => {
  it.each(distributions[name])('agrees with SciPy at %d, %d', (...numbers) => {
    const expected = numbers.at(-1) ?? Number.NaN;

    const found = evaluate(...numbers.slice(0, -1));

    expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
  });
});

describe('drawBinomial', () => {
  it.each([
    [40, 0.1],
    [500, 0.2],
    [500, 0.9],
    [100_000, 0.003],
  ])('has the mean and the spread of %d trials of chance %d', (trials, chance) => {
    const random = countedUniforms();
    const draws = Array.from({ length: 20_000 }, () => drawBinomial(trials, chance, random));

    const mean = draws.reduce((sum, drawn) => sum + drawn, 0) / draws.length;
    const variance = draws.reduce((sum, drawn) => sum + (drawn - mean) ** 2, 0) / draws.length;

    const expectedVariance = trials * chance * (1 - chance);
    // Four standard errors of a mean and of a variance of 20,000 draws.
    expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(expectedVariance / draws.length));
    expect(Math.abs(variance / expectedVariance - 1)).toBeLessThan(4 * Math.sqrt(2 / draws.length));
  });

  it('is sure where the chance is', () => {
    expect(drawBinomial(7, 0, Math.random)).toBe(0);
    expect(drawBinomial(7, 1, Math.random)).toBe(7);
    expect(drawBinomial(0, 0.5, Math.random)).toBe(0);
  });
});

/** Marsaglia's multiply-with-carry with a fixed seed: the same numbers in every run. */
function countedUniforms(): () => number {
  let state = 42n;
  return () => {
    state = (state & 0xffffffffn) * 4_294_957_665n + (state >> 32n);
    return Number(state & 0xffffffffn) / 2 ** 32;
  };
}
