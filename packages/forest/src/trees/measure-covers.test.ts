import { expect, it } from 'vitest';
import { createCoder } from '../columns/create-coder.js';
import { trainForest } from '../growing/train-forest.js';
import { aSchema, aTrainingSet, someOptions } from '../testing/a-training-set.js';
import { measureCovers } from './measure-covers.js';
import { featureOf, goesRight } from './question.js';

it('counts at every node and leaf the rows that training sent there, by the weight of their class', () => {
  const set = aTrainingSet({ rowCount: 400 });
  const classWeight = [1, 2.5, 0.5];
  const forest = trainForest(set, someOptions({ minSamplesLeaf: 3, classWeight }), aSchema(set));
  const coders = forest.features.map((feature, f) => createCoder(feature, forest.edges[f]));

  const coverOf = measureCovers(forest);

  for (const root of forest.roots) {
    const passed = new Map<number, number>();
    set.labels.forEach((label, row) => {
      let reference = root;
      for (;;) {
        passed.set(reference, (passed.get(reference) ?? 0) + classWeight[label]);
        if (reference < 0) break;
        const question = forest.nodes[reference];
        const feature = featureOf(question);
        const code = coders[feature](set.columns[feature][row]);
        reference = forest.nodes[reference + (goesRight(question, code) ? 2 : 1)];
      }
    });
    for (const [reference, weight] of passed) {
      // Pure leaves with as many rows of one class share a reference, so only their sum would do.
      if (reference >= 0) expect(coverOf(reference)).toBeCloseTo(weight, 9);
    }
  }
});
