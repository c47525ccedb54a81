import type { Training } from './training';

export interface ChartPoint extends Record<string, string | number> {
  at: string;
  accuracy: number;
  f1Macro: number;
}

/** Trainings from the oldest to the newest, each with a name that the axis shows. */
export function toChartPoints(
  newestFirst: readonly Training[],
  nameOf: (training: Training) => string,
): ChartPoint[] {
  return newestFirst.toReversed().map((training) => ({
    at: nameOf(training),
    accuracy: training.accuracy,
    f1Macro: training.f1Macro,
  }));
}
