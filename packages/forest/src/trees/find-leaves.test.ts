import { describe, expect, it } from 'vitest';
import { missingCode } from '../forest.js';
import { trainForest } from '../growing/train-forest.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { findLeaves } from './find-leaves.js';
import { featureOf, goesRight, writeSides } from './question.js';

const set = aTrainingSet({ rowCount: 400 });
const { columns } = set;
for (let row = 0; row < 400; row += 5) columns[row % 4][row] = Number.NaN;
const traits = columns.map(() => ({ isCategorical: false, mayBeMissing: true }));
const { nodes, roots } = trainForest({ ...set, traits }, someOptions({ maxFeatures: 2 }), aSchema(set));

function someCodes(rowCount: number): Uint16Array {
  const random = new Random(7, 0);
  return Uint16Array.from({ length: rowCount * 4 }, () =>
    random.nextBelow(6) === 0 ? missingCode : random.nextBelow(50),
  );
}

/** The codes of rows as questions read them. */
function sidesOf(codes: Uint16Array): Uint16Array {
  const sides = new Uint16Array(2 * codes.length);
  codes.forEach((code, place) => {
    writeSides(code, place, sides, 0);
  });
  return sides;
}

function walk(root: number, codes: Uint16Array): number {
  let reference = root;
  while (reference >= 0) {
    const question = nodes[reference];
    reference = nodes[reference + (goesRight(question, codes[featureOf(question)]) ? 2 : 1)];
  }
  return reference;
}

describe('findLeaves', () => {
  it.each([1, 7, 8, 99, 400])('leads each of %d rows where a walk by single questions does', (rowCount) => {
    const codes = someCodes(rowCount);
    const firstCodes = Int32Array.from({ length: rowCount }, (_, row) => 8 * row);

    for (const root of roots) {
      const references = new Int32Array(rowCount).fill(root);
      findLeaves(nodes, references, firstCodes, rowCount, sidesOf(codes));

      const walked = Int32Array.from({ length: rowCount }, (_, row) =>
        walk(root, codes.subarray(4 * row, 4 * row + 4)),
      );
      expect(references).toEqual(walked);
    }
  });

  it('stays at a leaf', () => {
    const references = Int32Array.of(-1, -1, roots[0], -1);

    findLeaves(nodes, references, new Int32Array(4), 4, sidesOf(someCodes(1)));

    expect(references).toEqual(Int32Array.of(-1, -1, walk(roots[0], someCodes(1)), -1));
  });
});
