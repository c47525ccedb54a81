import { codeColumn } from '../columns/code-column.js';
import type { CodedFeature } from '../columns/code-feature.js';
import { createCoder } from '../columns/create-coder.js';
import { edgesBetweenRanks } from '../columns/edges-between-ranks.js';
import { findCode } from '../columns/find-code.js';
import { findEdges } from '../columns/find-edges.js';
import { rankCategories } from '../columns/rank-categories.js';
import { type Feature, missingCode, type TrainingSet } from '../forest.js';
import { type BinnedRows, maxBinCount, missingBin, placesOfFeature } from './binned-rows.js';

/**
 * Divides the values of column `f`, or the ranks of its categories, into at most 255 bins of neighbours that hold about equally
 * many rows, and writes what `rows` holds of the feature.
 */
export function binFeature(set: TrainingSet, f: number, rows: BinnedRows): CodedFeature {
  return set.traits?.[f].isCategorical ? binCategories(set, f, rows) : binNumbers(set, f, rows);
}

function binNumbers({ columns }: TrainingSet, f: number, rows: BinnedRows): CodedFeature {
  const feature: Feature = { kind: 'numeric' };
  const edges = findEdges(columns[f], maxBinCount);
  const codeOf = createCoder(feature, edges);
  const binOf = (value: number): number => {
    const code = codeOf(value);
    return code === missingCode ? missingBin : code;
  };
  codeColumn(columns[f], binOf, rows.bins, f, rows.stride);
  const binCount = Math.min(edges.length + 1, maxBinCount);
  rows.binCounts[f] = binCount;
  for (let bin = 0; bin < binCount; bin++) rows.lastCodes[f * placesOfFeature + bin] = bin;
  return { feature, edges };
}

function binCategories(
  { columns, labels, classCount }: TrainingSet,
  f: number,
  rows: BinnedRows,
): CodedFeature {
  const categories = rankCategories(columns[f], labels, classCount);
  const feature: Feature = { kind: 'categorical', categories };
  const edges = edgesBetweenRanks(categories.length);
  const ranks = Uint16Array.from(columns[f], createCoder(feature, edges));
  const binEdges = findEdges(
    ranks.filter((rank) => rank !== missingCode),
    maxBinCount,
  );
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row];
    rows.bins[row * rows.stride + f] = rank === missingCode ? missingBin : findCode(binEdges, rank);
  }
  rows.binCounts[f] = binEdges.length + 1;
  rows.lastCodes.set([...binEdges, categories.length - 1].map(Math.floor), f * placesOfFeature);
  return { feature, edges };
}
