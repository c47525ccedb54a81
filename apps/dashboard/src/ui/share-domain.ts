/**
 * Bounds of an axis of shares that all `values` fit in with some air, in whole steps of 5 %, so that a
 * difference of a point can be seen and the axis does not move with every training.
 */
export function shareDomain(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const step = 0.05;
  const low = Math.floor((Math.min(...values) - 0.01) / step) * step;
  const high = Math.ceil((Math.max(...values) + 0.01) / step) * step;
  const round = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 100) / 100;
  return [round(low), round(high)];
}
