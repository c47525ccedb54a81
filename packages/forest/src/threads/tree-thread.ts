import { parentPort, workerData } from 'node:worker_threads';
import { codeColumn } from '../code-column.js';
import { findEdges } from '../find-edges.js';
import { TreeGrower } from '../tree-grower.js';
import { weighClasses } from '../weigh-classes.js';
import { controlWord, type ThreadReport, type ThreadTask } from './thread-task.js';

const task: ThreadTask = workerData;

codeColumns(task);
waitForAllColumns(task);
growTrees(task);

/** Codes columns, each taken from the counter, until none is left. */
function codeColumns({ columns, codes, control }: ThreadTask): void {
  for (;;) {
    const feature = Atomics.add(control, controlWord.nextColumn, 1);
    const column = columns[feature];
    if (column === undefined || isStopped()) return;
    const edges = findEdges(column);
    codeColumn(column, edges, codes, feature, columns.length);
    Atomics.add(control, controlWord.codedColumns, 1);
    Atomics.notify(control, controlWord.codedColumns);
    report({ kind: 'edges', feature, edges }, [edges.buffer]);
  }
}

function waitForAllColumns({ columns, control }: ThreadTask): void {
  for (;;) {
    const coded = Atomics.load(control, controlWord.codedColumns);
    if (coded === columns.length || isStopped()) return;
    Atomics.wait(control, controlWord.codedColumns, coded);
  }
}

/** Grows trees, each taken from the counter, until none is left. */
function growTrees({ labels, classCount, options, codes, columns, control }: ThreadTask): void {
  const classWeights = weighClasses(labels, classCount, options.classWeight);
  const rows = { codes, labels, featureCount: columns.length, classCount };
  const grower = new TreeGrower(rows, options, classWeights);
  for (;;) {
    const tree = Atomics.add(control, controlWord.nextTree, 1);
    if (tree >= options.treeCount) return;
    const grown = grower.grow(tree, isStopped);
    if (grown === null) return;
    report({ kind: 'tree', tree, grown }, [grown.nodes.buffer, grown.distributions.buffer]);
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
