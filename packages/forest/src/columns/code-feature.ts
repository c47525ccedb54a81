import type { Feature, TrainingSet } from '../forest.js';
import { codeColumn } from './code-column.js';
import { createCoder } from './create-coder.js';
import { edgesBetweenRanks } from './edges-between-ranks.js';
import { findEdges } from './find-edges.js';
import { rankCategories } from './rank-categories.js';

export interface CodedFeature {
  readonly feature: Feature;
  readonly edges: Float64Array;
}

/** Finds the codes of column `f` from all rows and writes them into `codes`, row-major and as wide as there are columns. */
export function codeFeature(set: TrainingSet, f: number, codes: Uint16Array): CodedFeature {
  const column = set.columns[f];
  const coded: CodedFeature = set.traits?.[f].isCategorical
    ? codedCategories(rankCategories(column, set.labels, set.classCount))
    : { feature: { kind: 'numeric' }, edges: findEdges(column) };
  codeColumn(column, createCoder(coded.feature, coded.edges), codes, f, set.columns.length);
  return coded;
}

function codedCategories(categories: Float64Array): CodedFeature {
  return { feature: { kind: 'categorical', categories }, edges: edgesBetweenRanks(categories.length) };
}
