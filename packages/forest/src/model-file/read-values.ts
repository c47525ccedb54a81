import { edgesBetweenRanks } from '../columns/edges-between-ranks.js';
import type { Feature } from '../forest.js';
import { ForestFormatError } from './forest-format-error.js';
import type { ForestFile } from './open-in-slices.js';

/** Reads what the features of a forest file are, and their edges. Throws a `ForestFormatError` for numbers out of order. */
export function readValues({ metadata, view, layout }: ForestFile): {
  features: Feature[];
  edges: Float64Array[];
} {
  const features: Feature[] = [];
  const edges: Float64Array[] = [];
  let at = layout.values;
  metadata.features.forEach(({ kind, valueCount }, f) => {
    const values = Float64Array.from({ length: valueCount }, (_, i) => view.getFloat64(at + 8 * i, true));
    at += 8 * valueCount;
    if (kind === 'numeric') {
      checkAscending(values, `The edges of feature ${f} do not ascend`);
      features.push({ kind });
      edges.push(values);
    } else {
      checkAscending(values.toSorted(), `The categories of feature ${f} are not distinct numbers`);
      features.push({ kind, categories: values });
      edges.push(edgesBetweenRanks(valueCount));
    }
  });
  return { features, edges };
}

function checkAscending(values: Float64Array, problem: string): void {
  let previous = Number.NEGATIVE_INFINITY;
  values.forEach((value, i) => {
    if (!(value > previous)) throw new ForestFormatError(`${problem}: number ${i} is ${value}.`);
    previous = value;
  });
}
