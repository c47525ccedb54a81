import type { Trees } from '../forest.js';
import { BoostedTreeGrower } from './boosted-tree-grower.js';
import { type BoostingTask, blockRows } from './boosting-task.js';
import { findProbabilities } from './find-probabilities.js';
import { LossWatch } from './loss-watch.js';
import { packGradients } from './packed-gradients.js';

/**
 * Gradient boosting (Friedman, "Greedy function approximation: a gradient boosting machine", 2001) as a row of numbered steps. A
 * round has a step for each block of rows, which finds their probabilities, and then one for each class, which grows its tree. The
 * steps of one kind in one round do not touch each other's memory, so any thread may take any of them once those before
 * `firstOfKind` are done.
 */
export class Booster {
  readonly stepCount: number;
  private readonly task: BoostingTask;
  private readonly grower: BoostedTreeGrower;
  private readonly watch: LossWatch;
  private readonly blockCount: number;
  private readonly stepsOfRound: number;

  constructor(task: BoostingTask) {
    const { rows, isHeldOut, options, set } = task;
    this.task = task;
    this.grower = new BoostedTreeGrower(rows, isHeldOut, options);
    this.watch = new LossWatch(options.earlyStopping?.patience ?? Number.POSITIVE_INFINITY);
    this.blockCount = Math.ceil(rows.rowCount / blockRows);
    this.stepsOfRound = this.blockCount + set.classCount;
    // What the last round was worth is measured after it.
    const lastMeasurement = options.earlyStopping === null ? 0 : this.blockCount;
    this.stepCount = options.roundCount * this.stepsOfRound + lastMeasurement;
  }

  firstOfKind(step: number): number {
    const within = step % this.stepsOfRound;
    return within < this.blockCount ? step - within : step - within + this.blockCount;
  }

  /** Whether no tree is to be grown in this step or after it. To be asked when all steps before `firstOfKind` are done. */
  isOver(step: number): boolean {
    if (this.task.options.earlyStopping === null || step % this.stepsOfRound < this.blockCount) return false;
    this.measureUpTo(Math.floor(step / this.stepsOfRound));
    return this.watch.isSpent;
  }

  /** Does a step; returns the tree that it grew, or null where it grew none or `shouldStop` said that it should not. */
  take(step: number, shouldStop: () => boolean): Trees | null {
    const { task, grower } = this;
    const { labels, classCount } = task.set;
    const rowCount = labels.length;
    const round = Math.floor(step / this.stepsOfRound);
    const within = step % this.stepsOfRound;
    if (within < this.blockCount) {
      const start = within * blockRows;
      const loss = findProbabilities(task, start, Math.min(start + blockRows, rowCount));
      task.losses[round * this.blockCount + within] = loss;
      return null;
    }
    const classId = within - this.blockCount;
    const gradients = task.values.subarray(classId * rowCount, (classId + 1) * rowCount);
    const scores = task.scores.subarray(classId * rowCount, (classId + 1) * rowCount);
    const units = packGradients(gradients, labels, classId, task.classWeights);
    return grower.grow(round * classCount + classId, gradients, units, scores, shouldStop);
  }

  /** How many of the `grown` rounds to keep: up to the one after which held-out rows had their lowest loss, but one at the least. */
  countKeptRounds(grown: number): number {
    if (this.task.options.earlyStopping === null) return grown;
    this.measureUpTo(grown);
    return Math.max(1, this.watch.best);
  }

  private measureUpTo(round: number): void {
    const { watch, blockCount } = this;
    while (watch.nextMeasurement <= round) {
      const first = watch.nextMeasurement * blockCount;
      watch.note(this.task.losses.subarray(first, first + blockCount).reduce((sum, loss) => sum + loss, 0));
    }
  }
}
