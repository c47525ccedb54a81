import { labelColumn } from '@canopy/covertype';
import { describe, expect, it } from 'vitest';
import { parseConfusionMatrix } from './parse-confusion-matrix';
import { rowShares } from './row-shares';

const size = labelColumn.classNames.length;
const matrix = Array.from({ length: size }, (_, truth) =>
  Array.from({ length: size }, (_, said) => truth * said),
);
const bytesOf = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));

describe('parseConfusionMatrix', () => {
  it('reads the counts, with or without the names of the classes', () => {
    expect(parseConfusionMatrix(bytesOf({ classNames: labelColumn.classNames, matrix }))).toEqual(matrix);
    expect(parseConfusionMatrix(bytesOf(matrix))).toEqual(matrix);
  });

  it('shows nothing rather than half a matrix', () => {
    expect(parseConfusionMatrix(bytesOf(matrix.slice(1)))).toBeUndefined();
    expect(parseConfusionMatrix(bytesOf({ matrix: 'none' }))).toBeUndefined();
    expect(parseConfusionMatrix(new TextEncoder().encode('{"matrix": [['))).toBeUndefined();
  });
});

describe('rowShares', () => {
  it('makes each row add up to one', () => {
    expect(
      rowShares([
        [3, 1],
        [0, 5],
      ]),
    ).toEqual([
      [0.75, 0.25],
      [0, 1],
    ]);
  });

  it('has nothing to share in a row of nothing', () => {
    expect(rowShares([[0, 0]])).toEqual([[0, 0]]);
  });
});
