import { parentPort, workerData } from 'node:worker_threads';
import { codeFeature } from '../columns/code-feature.js';
import { giveBack } from '../give-back.js';
import { TreeGrower } from '../growing/tree-grower.js';
import { weighClasses } from '../growing/weigh-classes.js';
import { controlWord, type ThreadReport, type ThreadTask } from './thread-task.js';

const task: ThreadTask = workerData;

codeColumns(task);
waitForAllColumns(task);
growTrees(task);

/** Codes the columns of this thread, none of which is needed any more then. */
function codeColumns({ set, columnsToCode, codes, control }: ThreadTask): void {
  for (const column of columnsToCode) {
    if (isStopped()) return;
    const coded = codeFeature(set, column, codes);
    giveBack(set.columns[column]);
    Atomics.add(control, controlWord.codedColumns, 1);
    Atomics.notify(control, controlWord.codedColumns);
    report({ kind: 'column', column, coded }, [coded.edges.buffer]);
  }
}

function waitForAllColumns({ set, control }: ThreadTask): void {
  for (;;) {
    const coded = Atomics.load(control, controlWord.codedColumns);
    if (coded === set.columns.length || isStopped()) return;
    Atomics.wait(control, controlWord.codedColumns, coded);
  }
}

/** Grows trees, each taken from the counter, until none is left. */
function growTrees({ set, options, range, codes, control }: ThreadTask): void {
  const { labels, classCount, columns } = set;
  const classWeights = weighClasses(labels, classCount, options.classWeight);
  const mayBeMissing = columns.map((_, f) => set.traits?.[f].mayBeMissing ?? false);
  const rows = { codes, labels, featureCount: columns.length, classCount, mayBeMissing };
  const grower = new TreeGrower(rows, options, classWeights);
  for (;;) {
    const place = Atomics.add(control, controlWord.nextTree, 1);
    if (place >= range.count) return;
    const tree = range.first + place;
    const grown = grower.grow(tree, isStopped);
    if (grown === null) return;
    report({ kind: 'tree', tree, grown }, [grown.nodes.buffer, grown.mixedLeaves.buffer]);
  }
}

function isStopped(): boolean {
  return Atomics.load(task.control, controlWord.stop) === 1;
}

function report(message: ThreadReport, transferred: ArrayBufferLike[]): void {
  parentPort?.postMessage(
    message,
    transferred.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
