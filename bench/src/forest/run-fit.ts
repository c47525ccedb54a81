import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { featureColumns, labelColumn } from '@canopy/covertype';
import type { Fit, FitTask } from './fit.js';
import type { Predictions } from './predictions.js';

const fitForest = fileURLToPath(new URL('./fit-forest.js', import.meta.url));
const fitPeer = fileURLToPath(new URL('../../peers/fit-peer.py', import.meta.url));

const timePredictions = fileURLToPath(new URL('./time-predictions.js', import.meta.url));
const picklePeer = fileURLToPath(new URL('../../peers/pickle-peer.py', import.meta.url));

const schema = {
  featureNames: featureColumns.map((column) => column.key),
  classNames: labelColumn.classNames,
};

/** What a peer is told: an estimator by its import path, and its settings. */
export interface PeerTask {
  folder: string;
  trainRows: number;
  testRows: number;
  estimator: string;
  settings: Record<string, unknown>;
}

/** Fits a forest of ours in a process of its own. */
export function runFit(task: Omit<FitTask, 'schema'>): Promise<Fit> {
  return run(process.execPath, [fitForest, JSON.stringify({ ...task, schema } satisfies FitTask)]);
}

/** Fits a peer's model in a process of its own, with the given Python. */
export function runPeer(python: string, task: PeerTask): Promise<Fit> {
  return run(python, [fitPeer, JSON.stringify(task)]);
}

/** Grows a forest of ours in a process of its own, and times what it predicts there. */
export function runPredictions(task: Omit<FitTask, 'schema'>): Promise<Predictions> {
  return run(process.execPath, [timePredictions, JSON.stringify({ ...task, schema } satisfies FitTask)]);
}

/** The bytes of a peer's model as Python pickles it. */
export function runPickle(python: string, task: PeerTask): Promise<number> {
  return run(python, [picklePeer, JSON.stringify(task)]);
}

async function run<Result>(file: string, args: string[]): Promise<Result> {
  const { stdout } = await promisify(execFile)(file, args);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
