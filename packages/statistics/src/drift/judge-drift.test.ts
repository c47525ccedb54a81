import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../distributions/draw-binomial.js';
import { aRandomSource } from '../testing/a-random-source.js';
import { type ComparedColumn, type DriftVerdict, judgeDrift } from './judge-drift.js';
import { testExcess } from './test-excess.js';
import { testHomogeneity } from './test-homogeneity.js';

const falseAlarmRate = 0.01;
const deciles = [-1.2816, -0.8416, -0.5244, -0.2533, 0, 0.2533, 0.5244, 0.8416, 1.2816];
/** Standard normal numbers in their deciles; a category of four; of forty, most of them rare. The last share is the rest. */
const soils = Array.from({ length: 40 }, (_, i) => 0.5 ** (i / 5));
const shares: Record<string, readonly number[]> = {
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`number${i}`, [...Array(10).fill(0.1), 0]])),
  area: [0.45, 0.05, 0.44, 0.06, 0],
  soil: [...soils.map((share) => share / soils.reduce((sum, other) => sum + other)), 0],
  predicted: [0.36, 0.49, 0.06, 0.005, 0.015, 0.03, 0.04, 0],
};

/** Row counts of `rows` draws: one binomial after another is a multinomial. */
function draw(probabilities: readonly number[], rows: number, random: () => number): number[] {
  let [left, rest] = [rows, 1];
  return probabilities.map((probability) => {
    const count = rest <= 1e-12 ? 0 : drawBinomial(left, Math.min(1, probability / rest), random);
    left -= count;
    rest -= probability;
    return count;
  });
}

function aWindow(
  rows: number,
  random: () => number,
  changed: Record<string, readonly number[]> = {},
): ComparedColumn[] {
  return Object.entries(shares).map(([key, probabilities]) => {
    const reference = draw(probabilities, 10_000, random);
    const current = draw(changed[key] ?? probabilities, rows, random);
    const rest = { reference: reference.pop() ?? 0, current: current.pop() ?? 0 };
    return {
      key,
      importance: 1 / 13,
      reference,
      current,
      rest,
      ...(key.startsWith('number') && { edges: deciles }),
    };
  });
}

const alarms = (columns: readonly ComparedColumn[], verdicts: readonly DriftVerdict[] = ['drift']) =>
  judgeDrift(columns, falseAlarmRate).filter(({ verdict }) => verdicts.includes(verdict));

describe('judgeDrift', () => {
  it.each([200, 500, 2000])('alarms in at most one of a hundred unchanged windows of %d rows', (rows) => {
    const random = aRandomSource(rows);
    const windows = Array.from({ length: 1000 }, () => aWindow(rows, random));

    const falseAlarms = windows.filter((window) => alarms(window, ['drift', 'small']).length > 0).length;

    expect(falseAlarms / windows.length).toBeLessThanOrEqual(falseAlarmRate);
  });

  const normal = (mean: number, deviation: number) => {
    const ends = [...deciles.map((edge) => normalCdf((edge - mean) / deviation)), 1];
    return [...ends.map((end, i) => end - (ends[i - 1] ?? 0)), 0];
  };
  const swapped = (probabilities: readonly number[] = [], a: number, b: number) =>
    probabilities.map((share, i) => probabilities[i === a ? b : i === b ? a : i] ?? share);

  it.each<[string, number, Record<string, readonly number[]>]>([
    ['a tenth of the values missing', 200, { number3: [...Array(10).fill(0.09), 0.1] }],
    ['a mean moved by half a deviation', 300, { number3: normal(0.5, 1) }],
    ['a scale of one and a half', 500, { number3: normal(0, 1.5) }],
    ['two categories swapped', 200, { area: swapped(shares.area, 0, 1) }],
    [
      'two columns swapped, of which one lies above the other',
      200,
      { number3: normal(2, 0.5), number4: normal(-2, 0.5) },
    ],
    ['a rare class become common', 500, { predicted: [0.31, 0.44, 0.06, 0.005, 0.115, 0.03, 0.04, 0] }],
  ])('sees %s within %d rows, and blames the right columns', (_what, rows, changed) => {
    const random = aRandomSource(7);
    const windows = Array.from({ length: 100 }, () => aWindow(rows, random, changed));

    const found = windows.map((window) => alarms(window).map(({ key }) => key));

    for (const key of Object.keys(changed)) {
      expect(found.filter((keys) => keys.includes(key)).length).toBeGreaterThanOrEqual(95);
    }
    const strangers = found.flat().filter((key) => !(key in changed));
    expect(strangers.length).toBeLessThanOrEqual(5);
  });

  it('says of fewer than 200 rows that they are too few, whatever they are', () => {
    const window = aWindow(199, aRandomSource(1), { number3: [1, ...Array(10).fill(0)] });

    expect(new Set(judgeDrift(window, falseAlarmRate).map(({ verdict }) => verdict))).toEqual(
      new Set(['too_few']),
    );
  });

  it('does not cry about a change that is certain and tiny', () => {
    const [first] = judgeDrift(
      [{ key: 'area', importance: 1, reference: [500_000, 500_000], current: [520_000, 480_000] }],
      falseAlarmRate,
    );

    expect(first).toMatchObject({ verdict: 'small' });
  });

  it.each([
    [0.13, 'drift'],
    [0.08, 'small'],
  ])('goes by the move of numbers where their PSI is small: %d deviations are %s', (move, verdict) => {
    const rows = (mean: number) =>
      normal(mean, 1)
        .slice(0, 10)
        .map((share) => Math.round(100_000 * share));
    const column = { key: 'number', importance: 1, edges: deciles, reference: rows(0), current: rows(move) };

    const [found] = judgeDrift([column], falseAlarmRate);

    expect(found?.psi).toBeLessThan(0.02);
    expect(found?.verdict).toBe(verdict);
  });

  it.each([
    [5196, 0.0055, 'steady'],
    [5206, 0.0035, 'small'],
  ])(
    'leaves half of the false alarms to what its limits do not know: %d rows, p = %d',
    (count, pValue, verdict) => {
      const column = { key: 'a', importance: 1, reference: [5000, 5000], current: [count, 10_000 - count] };

      const [found] = judgeDrift([column], falseAlarmRate);

      expect(found?.pValue).toBeCloseTo(pValue, 3);
      expect(found?.verdict).toBe(verdict);
    },
  );

  it('pays for asking two questions of a column that has a rest', () => {
    const bins = { reference: [5000, 4990], current: [500, 490] };
    const rest = { reference: 10, current: 10 };

    const [found] = judgeDrift([{ key: 'a', importance: 1, ...bins, rest }], falseAlarmRate);

    const excess = testExcess({ count: 10, rows: 10_000 }, { count: 10, rows: 1000 });
    expect(excess).toBeLessThan(testHomogeneity(bins).pValue);
    expect(found?.pValue).toBeCloseTo(2 * excess, 12);
  });

  it('puts the change first that harms most, not the largest', () => {
    const columns = [
      { key: 'unused', importance: 0.01, reference: [5000, 5000], current: [900, 100] },
      { key: 'used', importance: 0.6, reference: [5000, 5000], current: [700, 300] },
    ];

    expect(judgeDrift(columns, falseAlarmRate).map(({ key }) => key)).toEqual(['used', 'unused']);
  });
});

/** To seven digits: W. J. Cody's rational approximation as in Abramowitz and Stegun, 7.1.26. */
function normalCdf(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp((-z * z) / 2);
  return z >= 0 ? 1 - tail / 2 : tail / 2;
}
