import { describe, expect, it } from 'vitest';
import { addReliability } from './add-reliability';
import { groupByVersion } from './group-by-version';
import { layOutDrift } from './lay-out-drift';
import type { Report } from './watch';
import { labelsOf, toReport } from './watch.queries';

const row = {
  version: '3',
  from: new Date('2026-11-26T10:00:00Z'),
  to: new Date('2026-11-26T10:15:00Z'),
  rows: 400,
  verdict: 'steady' as const,
  columns: [],
  labelled: 0,
  performance: 'steady' as const,
  estimatedAccuracy: 0.9,
  estimatedAt: new Date('2026-11-26T10:16:00Z'),
  accuracy: null,
  accuracyLow: null,
  accuracyHigh: null,
  measures: {},
};

describe('toReport', () => {
  it('tells an estimate that was made before the labels from one that was not', () => {
    expect(toReport(row)).toMatchObject({ estimated: { accuracy: 0.9, isForecast: true } });
    expect(toReport({ ...row, estimatedAt: null }).estimated?.isForecast).toBe(false);
    expect(toReport(row)).not.toHaveProperty('measured');
  });
});

describe('layOutDrift', () => {
  it('puts the column first that harmed most over all windows, with a gap where one is not known', () => {
    const cell = (key: string, harm: number) => ({ key, harm, psi: 0, verdict: 'drift' as const });
    const reports: Report[] = [
      { ...toReport(row), columns: [cell('slope', 0.2), cell('aspect', 0.1)] },
      { ...toReport(row), columns: [cell('aspect', 0.3)] },
    ];

    const lines = layOutDrift(reports);

    expect(lines.map(({ key }) => key)).toEqual(['aspect', 'slope']);
    expect(lines[1]?.cells.map((found) => found?.harm)).toEqual([0.2, undefined]);
  });
});

describe('groupByVersion', () => {
  it('keeps windows of two versions apart, the champion first, each with its newest window first', () => {
    const windows = (['9', '3', '9', '3'] as const).map((version, index) => ({
      ...toReport({ ...row, to: new Date(row.to.getTime() - index * 900_000) }),
      version,
    }));

    const groups = groupByVersion(windows, '3');

    expect(groups.map(({ version }) => version)).toEqual(['3', '9']);
    expect(groups[0]?.reports).toEqual([windows[1], windows[3]]);
    expect(groupByVersion(windows).map(({ version }) => version)).toEqual(['9', '3']);
  });
});

describe('addReliability', () => {
  it('adds windows up, also those that know nothing', () => {
    const tenths = Array.from({ length: 10 }, (_, i) => ({ rows: i, correct: 0, confidenceSum: i / 10 }));

    expect(addReliability([tenths, [], tenths])[9]).toEqual({ rows: 18, correct: 0, confidenceSum: 1.8 });
  });
});

describe('labelsOf', () => {
  it('keeps versions apart: the tenths of all windows of each, and the recalls of its newest with labels', () => {
    const tenths = (rows: number) =>
      Array.from({ length: 10 }, () => ({ rows, correct: 0, confidenceSum: 0 }));
    const window = (version: string, labelled: number, value: number) => ({
      version,
      labelled,
      measures: { recalls: [{ support: 1, value, low: 0, high: 1 }], reliability: tenths(labelled) },
    });

    const labels = labelsOf([
      window('4', 0, 0.1),
      window('3', 5, 0.2),
      window('4', 7, 0.3),
      window('3', 2, 0.4),
    ]);

    expect(labels.map(({ version }) => version)).toEqual(['3', '4']);
    expect(labels.map(({ recalls }) => recalls[0]?.value)).toEqual([0.2, 0.3]);
    expect(labels.map(({ reliability }) => reliability[0]?.rows)).toEqual([7, 7]);
  });
});
