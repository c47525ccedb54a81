/** Percent from one tick to the next. */
export const steps = [5, 10, 20, 25, 50] as const;
export const mostSteps = 6;

/** Round shares from one end of the axis to the other, few enough to be read. */
export function shareTicks([low, high]: readonly [number, number]): number[] {
  const [first, last] = [Math.round(low * 100), Math.round(high * 100)];
  const step = steps.find((one) => last - first <= mostSteps * one) ?? 50;
  const ticks: number[] = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick / 100);
  return ticks;
}
