import { addUp } from './add-up.js';
import { adjustForFalseDiscoveries } from './adjust-for-false-discoveries.js';
import { limitPsi } from './limit-psi.js';
import { measureBinnedSpread } from './measure-binned-spread.js';
import { measureBinnedWasserstein } from './measure-binned-wasserstein.js';
import { measureJensenShannon } from './measure-jensen-shannon.js';
import { measurePsi } from './measure-psi.js';
import { poolSparseBins } from './pool-sparse-bins.js';
import { testExcess } from './test-excess.js';
import { testHomogeneity } from './test-homogeneity.js';

/** A column of the reference and of the rows that are compared with it, by bins in the same order. */
export interface ComparedColumn {
  readonly key: string;
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Rows without a value, or of a category that the reference does not know; in no bin. */
  readonly rest?: { readonly reference: number; readonly current: number };
  /** Of a column of numbers: what bounds the bins. */
  readonly edges?: readonly number[];
  /** How much hangs on the column, from 0 to 1. */
  readonly importance: number;
}

/**
 * `too_few` rows to tell; `steady`; `small`: surely changed, by less than matters; `drift`: surely changed, and by as much as matters.
 */
export type DriftVerdict = 'too_few' | 'steady' | 'small' | 'drift';

export interface ColumnDrift {
  readonly key: string;
  readonly verdict: DriftVerdict;
  readonly psi: number;
  /** What the PSI of an unchanged column exceeds as seldom as was promised of a window. */
  readonly psiLimit: number;
  /** In base 2, from 0 to 1. */
  readonly jensenShannon: number;
  /** In standard deviations of the reference; null for a column that is not of numbers. */
  readonly wasserstein: number | null;
  /** Chance of such a difference without any change, adjusted for being one of many columns. */
  readonly pValue: number;
  /** Distance (Jensen-Shannon) times importance: by which columns are ranked. */
  readonly harm: number;
}

/** Below so many rows the limits are not those that were promised. */
export const fewestRows = 200;

/** What matters: a PSI of 0.02, a fifth of the folk rule's "watch", or a move of a tenth of a standard deviation. */
const effectFloor = { psi: 0.02, wasserstein: 0.1 };

/**
 * Which part of the promise the tests may use up. The chances that chi-squared tests give are approximate and a measured rate varies:
 * with half of it, a thousand unchanged windows stay below the promise.
 */
const usedShare = 0.5;

/**
 * Compares columns with those of a reference, the most harmful first. Of windows in which nothing has changed, a share of at most
 * `falseAlarmRate` has a column whose verdict is `drift` or `small`: the chances of chi-squared tests are adjusted for their number
 * (Benjamini and Hochberg), which bounds the share of windows with any alarm where no column has changed.
 */
export function judgeDrift(columns: readonly ComparedColumn[], falseAlarmRate: number): ColumnDrift[] {
  const adjusted = adjustForFalseDiscoveries(columns.map(testColumn));
  return columns
    .map((column, index) => judgeColumn(column, adjusted[index], falseAlarmRate * usedShare))
    .sort((a, b) => b.harm - a.harm);
}

/** Bins by a chi-squared test, the rest by an exact one, which needs no row of it in the reference; the better of both, doubled. */
function testColumn(column: ComparedColumn): number {
  const { pValue } = testHomogeneity(column);
  if (column.rest === undefined) return pValue;
  const { reference, current } = column.rest;
  const excess = testExcess(
    { count: reference, rows: addUp(column.reference) + reference },
    { count: current, rows: addUp(column.current) + current },
  );
  return Math.min(1, 2 * Math.min(pValue, excess));
}

function judgeColumn(column: ComparedColumn, pValue: number, level: number): ColumnDrift {
  const { key, rest = { reference: 0, current: 0 }, importance } = column;
  const referenceRows = addUp(column.reference) + rest.reference;
  const currentRows = addUp(column.current) + rest.current;
  if (Math.min(referenceRows, currentRows) < fewestRows) return { ...nothing, key, verdict: 'too_few' };
  // Empty bins would count as a ten-thousandth each, which in a small window is a drift by itself.
  const pooled = poolSparseBins(column);
  const all = {
    reference: [...pooled.reference, rest.reference],
    current: [...pooled.current, rest.current],
  };
  const psi = measurePsi(all);
  const wasserstein = measureMove(column);
  const jensenShannon = measureJensenShannon({
    reference: [...column.reference, rest.reference],
    current: [...column.current, rest.current],
  });
  const matters = psi >= effectFloor.psi || (wasserstein ?? 0) >= effectFloor.wasserstein;
  const binCount = Math.max(2, pooled.reference.length);
  return {
    key,
    verdict: pValue > level ? 'steady' : matters ? 'drift' : 'small',
    psi,
    psiLimit: limitPsi({ referenceRows, currentRows, binCount }, level),
    jensenShannon,
    wasserstein,
    pValue,
    harm: jensenShannon * importance,
  };
}

const nothing = {
  psi: 0,
  psiLimit: 0,
  jensenShannon: 0,
  wasserstein: null,
  pValue: 1,
  harm: 0,
};

function measureMove({ edges = [], reference, current }: ComparedColumn): number | null {
  if (edges.length < 2) return null;
  if (addUp(reference) === 0 || addUp(current) === 0) return null;
  const spread = measureBinnedSpread(edges, reference);
  return spread === 0 ? null : measureBinnedWasserstein(edges, { reference, current }) / spread;
}
