import { mostSteps, steps } from './share-ticks';

const air = 0.01;

/**
 * Bounds of an axis of shares that all `values` fit in with some air, in whole steps of its ticks, so that a difference of a
 * point can be seen and the axis does not move with every training.
 */
export function shareDomain(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [percent(Math.min(...values) - air), percent(Math.max(...values) + air)];
  const bounds = steps.map((step): [number, number] => [
    Math.floor(low / step) * step,
    Math.ceil(high / step) * step,
  ]);
  const [first, last] = bounds.find(([from, to], index) => to - from <= mostSteps * (steps[index] ?? 0)) ?? [
    0, 100,
  ];
  return [first / 100, last / 100];
}

const percent = (share: number) => Math.round(1000 * Math.min(1, Math.max(0, share))) / 10;
