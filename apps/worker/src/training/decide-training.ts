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
  reason: string;
} {
  const wait = (reason: string) => ({ shouldTrain: false, reason });
  const training = classes.reduce((sum, count) => sum + count.training, 0);
  const holdout = classes.reduce((sum, count) => sum + count.holdout, 0);
  const total = training + holdout;
  if (training < minTrainingRows) {
    return wait(`there are ${training} rows to learn from; a training needs ${minTrainingRows}`);
  }
  const learnable = classes.filter((count) => count.training > 0).length;
  if (learnable < 2) return wait(`all ${training} rows to learn from are of one class`);
  if (holdout === 0) return wait(`none of the ${total} rows is held out to judge a model with`);
  if (lastTotal === undefined) return { shouldTrain: true, reason: `first training, on ${total} rows` };
  const newRows = total - lastTotal;
  const comparison = `${newRows} new rows since the last training, and ${minSampleIncrement} make one worth it`;
  return newRows >= minSampleIncrement ? { shouldTrain: true, reason: comparison } : wait(comparison);
}
