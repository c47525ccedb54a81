import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { formatLogLine } from './format-log-line.js';

const windowBytes = 64 * 1024;

/** Bytes that a log has by now: where the lines of a process begin that is about to start. */
export function logSize(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** The last `count` lines that were written after byte `from`, made readable. */
export function readLogTail(file: string, from: number, count: number): string[] {
  if (!existsSync(file)) return [];
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(from, size - windowBytes);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(descriptor, bytes, 0, bytes.length, start);
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return lines.slice(-count).map(formatLogLine);
  } finally {
    closeSync(descriptor);
  }
}
