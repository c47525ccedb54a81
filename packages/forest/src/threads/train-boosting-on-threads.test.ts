// Threads start from a file of JavaScript, so what is tested here is the built package.
import { trainBoostingOnThreads } from '@canopy/forest/threads';
import { describe, expect, it } from 'vitest';
import { trainBoosting } from '../boosting/train-boosting.js';
import { encodeForest } from '../model-file/encode-forest.js';
import { aSchema, aTrainingSet } from '../testing/a-training-set.js';
import { someBoostingOptions } from '../testing/some-boosting-options.js';

describe('trainBoostingOnThreads', () => {
  it.each([
    ['all rounds', someBoostingOptions({ roundCount: 8, rowFraction: 0.7, featureFraction: 0.6 })],
    [
      'rounds until no more help',
      someBoostingOptions({ roundCount: 400, earlyStopping: { heldOutFraction: 0.2, patience: 3 } }),
    ],
  ])('boosts the same bytes in %s as one thread does, on any number of threads', async (_, options) => {
    const set = aTrainingSet({ rowCount: 9000, valueCount: 300 });
    const expected = encodeForest(trainBoosting(set, options, aSchema(set)));

    for (const threadCount of [1, 2, 3, 20]) {
      const forest = await trainBoostingOnThreads(set, options, aSchema(set), { threadCount });

      expect(encodeForest(forest)).toEqual(expected);
    }
  });

  it('tells of every tree that is done', async () => {
    const set = aTrainingSet();
    const told: { trees: number; of: number }[] = [];

    await trainBoostingOnThreads(set, someBoostingOptions({ roundCount: 2 }), aSchema(set), {
      threadCount: 2,
      onProgress: (done) => told.push(done),
    });

    expect(told).toEqual([1, 2, 3, 4, 5, 6].map((trees) => ({ trees, of: 6 })));
  });

  it('stops soon after it is aborted, with the reason that was given', async () => {
    const set = aTrainingSet({ rowCount: 200_000, valueCount: 5000 });
    const controller = new AbortController();
    const reason = new Error('The worker shuts down.');
    let abortedAt = 0;
    setTimeout(() => {
      abortedAt = performance.now();
      controller.abort(reason);
    }, 500);

    const training = trainBoostingOnThreads(set, someBoostingOptions({ roundCount: 1000 }), aSchema(set), {
      threadCount: 2,
      signal: controller.signal,
    });

    await expect(training).rejects.toBe(reason);
    expect(performance.now() - abortedAt).toBeLessThan(1000);
  });

  it('passes on what its listener throws', async () => {
    const set = aTrainingSet();
    const failure = new Error('The heartbeat failed.');

    const training = trainBoostingOnThreads(set, someBoostingOptions(), aSchema(set), {
      threadCount: 2,
      onProgress: () => {
        throw failure;
      },
    });

    await expect(training).rejects.toBe(failure);
  });

  it('refuses unusable options before any thread starts', async () => {
    const set = aTrainingSet();

    const training = trainBoostingOnThreads(set, someBoostingOptions({ learningRate: 0 }), aSchema(set), {
      threadCount: 2,
    });

    await expect(training).rejects.toThrow('learningRate must be a number above 0 and up to 1, not 0.');
  });
});
