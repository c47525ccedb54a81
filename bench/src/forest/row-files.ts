import { openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LabelledRows } from './labelled-rows.js';
import type { SplitRows } from './split-rows.js';

/** The two sides of a split as files, so that each program that learns from them reads the same rows in its own process. */
export async function writeRowFiles(folder: string, { train, test }: SplitRows): Promise<void> {
  for (const [side, { columns, labels }] of Object.entries({ train, test })) {
    await writeFile(path.join(folder, `${side}-features.i32`), Buffer.concat(columns.map(bytesOf)));
    await writeFile(path.join(folder, `${side}-labels.u8`), labels);
  }
}

/** Reads one side into memory that a training may take, with no copy left behind. */
export function readRowFiles(
  folder: string,
  side: 'train' | 'test',
  rowCount: number,
  columnCount: number,
): LabelledRows {
  const features = openSync(path.join(folder, `${side}-features.i32`), 'r');
  const columns = Array.from({ length: columnCount }, () => {
    const column = new Int32Array(rowCount);
    readSync(features, column);
    return column;
  });
  const labels = new Uint8Array(rowCount);
  readSync(openSync(path.join(folder, `${side}-labels.u8`), 'r'), labels);
  return { columns, labels };
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
