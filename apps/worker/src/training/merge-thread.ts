import { parentPort, workerData } from 'node:worker_threads';
import { decodeForest, encodeForest, mergeTrees } from '@canopy/forest';
import type { MergeTask } from './merge-parts.js';

const { parts } = workerData as MergeTask;

const merged = encodeForest(mergeTrees(parts.map((part) => decodeForest(part))));
parentPort?.postMessage(merged, merged.buffer instanceof ArrayBuffer ? [merged.buffer] : []);
