import { describe, expect, it } from 'vitest';
import { missingCode } from '../forest.js';
import { trainForest } from '../growing/train-forest.js';
import { Random } from '../random.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { featureOf, goesRight, writeSides } from '../trees/question.js';
import { LeafFinder } from './leaf-finder.js';
import { prepareForest } from './prepare-forest.js';

const set = aTrainingSet({ rowCount: 400 });
const { columns } = set;
for (let row = 0; row < 400; row += 5) columns[row % 4][row] = Number.NaN;
const traits = columns.map(() => ({ isCategorical: false, mayBeMissing: true }));
const forest = trainForest({ ...set, traits }, someOptions({ maxFeatures: 2 }), aSchema(set));
const { nodes, roots } = forest;

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

describe('LeafFinder', () => {
  const { trees } = prepareForest(forest);

  it.each([1, 7, 8, 99, 400])('leads each of %d rows where a walk by single questions does', (rowCount) => {
    const codes = someCodes(rowCount);
    const finder = new LeafFinder(trees, rowCount);
    for (let row = 0; row < rowCount; row++) finder.firstCodes[row] = 8 * row;

    roots.forEach((root, t) => {
      finder.findInTree(t, rowCount, sidesOf(codes));

      const walked = Int32Array.from({ length: rowCount }, (_, row) =>
        walk(root, codes.subarray(4 * row, 4 * row + 4)),
      );
      expect(finder.references.subarray(0, rowCount)).toEqual(walked);
    });
  });

  it('leads one row through all trees', () => {
    const codes = someCodes(1);
    const finder = new LeafFinder(trees, roots.length);

    finder.findInAll(sidesOf(codes));

    expect(finder.references.subarray(0, roots.length)).toEqual(roots.map((root) => walk(root, codes)));
  });

  it('stays in a tree that is a leaf', () => {
    const leaf = { ...forest, roots: Int32Array.of(-7), nodes: new Int32Array(0) };
    const finder = new LeafFinder(prepareForest(leaf).trees, 3);

    finder.findInTree(0, 3, sidesOf(someCodes(1)));

    expect(finder.references.subarray(0, 3)).toEqual(Int32Array.of(-7, -7, -7));
  });
});
