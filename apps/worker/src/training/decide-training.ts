import type { TrainingReason } from '@canopy/pipeline-contract';

/** Typed rows of one class, by side. */
export interface ClassCount {
  label: number;
  training: number;
  holdout: number;
}

export interface TrainingQuestion {
  classes: readonly ClassCount[];
  /** Typed rows at the last training; undefined before the first. */
  lastTotal: number | undefined;
  minSampleIncrement: number;
}

const minTrainingRows = 20;

/**
 * Whether it is worth training: the first time always, then when enough rows have come since. Rows that no
 * model could be made or judged from are a reason to wait, not a failure.
 */
export function decideTraining({ classes, lastTotal, minSampleIncrement }: TrainingQuestion): {
  shouldTrain: boolean;
  why: TrainingReason;
} {
  const wait = (why: TrainingReason) => ({ shouldTrain: false, why });
  const training = classes.reduce((sum, count) => sum + count.training, 0);
  const holdout = classes.reduce((sum, count) => sum + count.holdout, 0);
  const total = training + holdout;
  if (training < minTrainingRows) return wait({ code: 'few_rows', rows: training, needed: minTrainingRows });
  const learnable = classes.filter((count) => count.training > 0).length;
  if (learnable < 2) return wait({ code: 'one_class', rows: training });
  if (holdout === 0) return wait({ code: 'no_holdout', rows: total });
  if (lastTotal === undefined) return { shouldTrain: true, why: { code: 'first_training', rows: total } };
  const why = { code: 'new_rows', rows: total - lastTotal, needed: minSampleIncrement } as const;
  return why.rows >= minSampleIncrement ? { shouldTrain: true, why } : wait(why);
}
