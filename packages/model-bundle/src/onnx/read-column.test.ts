import type { Feature } from '@canopy/forest';
import { describe, expect, it } from 'vitest';
import type { InputColumn } from './input-column.js';
import { elementType } from './onnx-model.js';
import { readColumn } from './read-column.js';

const numeric: Feature = { kind: 'numeric' };
const soils: Feature = { kind: 'categorical', categories: Float64Array.of(7, 3) };
const names = new Map([
  ['clay', 3],
  ['rock', 11],
]);

/** What stands for what in the table of a column's node: keys and values. */
function tableOf(column: InputColumn, feature: Feature) {
  const [keys, values] = readColumn('in', 'out', column, feature).attribute?.map(({ t }) => t) ?? [];
  const { buffer } = Uint8Array.from(keys?.rawData ?? []);
  return {
    keys: keys?.stringData ?? (column.type === 'long' ? new BigInt64Array(buffer) : new Float64Array(buffer)),
    values: [...new Float64Array(Uint8Array.from(values?.rawData ?? []).buffer)],
  };
}

describe('readColumn', () => {
  it.each(['long', 'double'] as const)('takes numbers of the type %s as they are', (type) => {
    expect(readColumn('in', 'out', { type }, numeric)).toMatchObject({
      opType: 'Cast',
      attribute: [{ name: 'to', i: elementType.double }],
    });
  });

  it('gives numbers of categories their ranks', () => {
    expect(tableOf({ type: 'long' }, soils)).toEqual({ keys: BigInt64Array.of(7n, 3n), values: [0, 1] });
    expect(tableOf({ type: 'double' }, soils)).toEqual({ keys: Float64Array.of(7, 3), values: [0, 1] });
  });

  it('gives names their numbers, or the ranks of these, and none to a name without a rank', () => {
    const column = { type: 'string', numbers: names } as const;

    expect(tableOf(column, numeric)).toEqual({ keys: ['clay', 'rock'], values: [3, 11] });
    expect(tableOf(column, soils)).toEqual({ keys: ['clay'], values: [1] });
  });
});
