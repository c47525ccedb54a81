import { type CategoryNumbers, encodeMeasures, featureColumns } from '@canopy/covertype';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { readMeasures } from '../covers/read-measures.js';

const Frame = Type.Object({
  columns: Type.Array(Type.String()),
  data: Type.Array(Type.Array(Type.Unknown())),
});
const mostRows = 100;
const keys = featureColumns.map(({ key }) => key);

/** The rows of the input example that was saved with a model, as far as they are rows of the data set. */
export function readExample(example: Uint8Array | undefined, numbers: CategoryNumbers): number[][] {
  const rows = example === undefined ? [] : rowsOf(example).slice(0, mostRows);
  return rows.flatMap((row) => {
    const read = readMeasures(row);
    if ('problems' in read) return [];
    const encoded = encodeMeasures(read.measures, numbers);
    return 'features' in encoded ? [encoded.features] : [];
  });
}

function rowsOf(example: Uint8Array): Record<string, unknown>[] {
  const frame = parseJson(example);
  if (!Value.Check(Frame, frame)) return [];
  const names = frame.columns.map((name) => name.toLowerCase());
  const isWhole = keys.every((key) => names.includes(key));
  return isWhole
    ? frame.data.map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]])))
    : [];
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
