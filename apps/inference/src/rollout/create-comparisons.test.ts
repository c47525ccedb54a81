import { expect, it, vi } from 'vitest';
import type { CoverPrediction } from '../covers/cover-prediction.js';
import { type Comparison, createComparisons } from './create-comparisons.js';

const aPrediction = (label: number) => ({ label }) as CoverPrediction;

function aComparison(changes: Partial<Comparison> = {}) {
  const compared = vi.fn<Comparison['compared']>();
  return { answered: aPrediction(1), ask: () => aPrediction(1), compared, ...changes };
}

it('asks nothing before the answer is sent', async () => {
  const comparisons = createComparisons();
  const ask = vi.fn(() => aPrediction(1));
  const comparison = aComparison({ ask });

  comparisons.add(comparison);
  await Promise.resolve();
  expect(ask).not.toHaveBeenCalled();

  await expect.poll(() => comparison.compared).toHaveBeenCalledWith({ agrees: true, other: { label: 1 } });
});

it('goes on after a model that fails', async () => {
  const comparisons = createComparisons();
  const failing = aComparison({ ask: () => Promise.reject(new Error('no')) });
  const next = aComparison({ ask: () => aPrediction(2) });

  comparisons.add(failing);
  comparisons.add(next);

  await expect.poll(() => next.compared).toHaveBeenCalledWith({ agrees: false, other: { label: 2 } });
  expect(failing.compared).toHaveBeenCalledWith({ error: new Error('no') });
});

it('keeps nobody waiting for a model that never answers, and counts what it leaves out', async () => {
  const comparisons = createComparisons({ mostQueued: 10 });
  const hanging = aComparison({ ask: () => new Promise(() => undefined) });
  comparisons.add(hanging);
  await new Promise(setImmediate);

  for (let i = 0; i < 25; i++) comparisons.add(aComparison());

  expect(comparisons.queued).toBe(10);
  expect(comparisons.dropped).toBe(15);
});

it('lets others have their turn between a few rows and the next', async () => {
  const comparisons = createComparisons();
  let asked = 0;
  const ask = () => {
    asked++;
    return aPrediction(1);
  };

  for (let i = 0; i < 100; i++) comparisons.add(aComparison({ ask }));
  const seen: number[] = [];
  while (asked < 100) {
    await new Promise(setImmediate);
    seen.push(asked);
  }

  expect(seen.length).toBeGreaterThan(2);
});
