import { parentPort, workerData } from 'node:worker_threads';
import { binFeature } from '../boosting/bin-feature.js';
import { Booster } from '../boosting/booster.js';
import { type BoostingReport, type BoostingThreadTask, stepWord } from './boosting-thread-task.js';

const { task, control }: BoostingThreadTask = workerData;

binColumns();
takeSteps();
report({ kind: 'end' });

/** Bins columns, each taken from the counter, until none is left. */
function binColumns(): void {
  for (;;) {
    const column = Atomics.add(control, stepWord.nextColumn, 1);
    if (column >= task.set.columns.length || isStopped()) return;
    const coded = binFeature(task.set, column, task.rows);
    advance(stepWord.binnedColumns);
    report({ kind: 'column', column, coded });
  }
}

/** Takes steps from the counter until none is left or one says that boosting is over. */
function takeSteps(): void {
  waitFor(stepWord.binnedColumns, task.set.columns.length);
  const booster = new Booster(task);
  for (;;) {
    const step = Atomics.add(control, stepWord.nextStep, 1);
    if (step >= booster.stepCount) return;
    waitFor(stepWord.doneSteps, booster.firstOfKind(step));
    if (isStopped()) return;
    if (booster.isOver(step)) {
      stopAll();
      return;
    }
    const grown = booster.take(step, isStopped);
    advance(stepWord.doneSteps);
    if (grown !== null) report({ kind: 'tree', step, grown });
  }
}

function advance(word: number): void {
  Atomics.add(control, word, 1);
  Atomics.notify(control, word);
}

/** Sleeps until a counter has come to `count`, or all is stopped. */
function waitFor(word: number, count: number): void {
  for (;;) {
    const reached = Atomics.load(control, word);
    if (reached >= count || isStopped()) return;
    Atomics.wait(control, word, reached);
  }
}

function isStopped(): boolean {
  return Atomics.load(control, stepWord.stop) === 1;
}

/** Wakes those that wait for steps that nobody will take. */
function stopAll(): void {
  Atomics.store(control, stepWord.stop, 1);
  advance(stepWord.doneSteps);
}

function report(message: BoostingReport): void {
  parentPort?.postMessage(message);
}
