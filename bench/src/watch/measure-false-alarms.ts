import { type ComparedColumn, judgeDrift } from '@canopy/statistics';
import type { LabelledRows } from '../forest/labelled-rows.js';
import type { Figure } from '../report/report.js';
import { countedUniforms } from './counted-uniforms.js';
import { type BinnedFeature, profileRows } from './profile-rows.js';
import { readShippedRows } from './read-shipped-rows.js';

const promised = 0.01;
const windowCount = 1000;
const windowRows = 500;
const referenceRows = 10_000;

/** Judges windows of rows that were drawn from the same shipped rows as the reference: whatever alarms there is false. */
export async function measureFalseAlarms(): Promise<Figure[]> {
  const rows = await readShippedRows();
  const features = profileRows(rows);
  const random = countedUniforms(1);
  let alarms = 0;
  for (let window = 0; window < windowCount; window++) {
    const drift = judgeDrift(drawWindow(rows, features, random), promised);
    if (drift.some(({ verdict }) => verdict === 'drift' || verdict === 'small')) alarms++;
  }
  return [
    {
      key: 'drift_false_alarms',
      meaning: 'unchanged windows with any alarm, of 1,000',
      measured: alarms / windowCount,
      atMost: promised,
      detail: `${windowRows} real rows a window, columns as they hang together, beside ${referenceRows}`,
    },
    { key: 'drift_promised', meaning: 'the promise', measured: promised },
  ];
}

function drawWindow(
  rows: LabelledRows,
  features: readonly BinnedFeature[],
  random: () => number,
): ComparedColumn[] {
  const counts = (count: number) => {
    const drawn = Array.from({ length: count }, () => Math.floor(random() * rows.labels.length));
    return features.map(({ binCount, binOf }, feature) => {
      const bins = new Array<number>(binCount).fill(0);
      for (const row of drawn) {
        const bin = binOf(rows.columns[feature]?.[row] ?? 0);
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
      return bins;
    });
  };
  const reference = counts(referenceRows);
  const current = counts(windowRows);
  return features.map(({ key, bins }, feature) => ({
    key,
    importance: 1 / features.length,
    reference: reference[feature] ?? [],
    current: current[feature] ?? [],
    rest: { reference: 0, current: 0 },
    ...(bins.kind === 'numeric' && { edges: bins.edges }),
  }));
}
