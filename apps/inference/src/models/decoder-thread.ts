import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { decodeForestInTurns } from '@canopy/forest';
import type { Decoded } from './decode-forest-file.js';

// A thread of its own: a model of 50 MB takes some hundred milliseconds of a processor, in which requests are answered.

const bytes: Uint8Array = workerData;

function tell(decoded: Decoded): void {
  parentPort?.postMessage(decoded);
}

try {
  tell({ forest: await decodeForestInTurns(bytes, setImmediate, crc32) });
} catch (error) {
  tell({ reason: error instanceof Error ? error.message : String(error) });
}
