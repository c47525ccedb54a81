import { MemoryLimitError } from './memory-limit-error.js';

/** Files, decoded parts, the joined forest and its file, in bytes a byte of the files; measured (docs/scale.md). */
const memoryOfMerge = 8;

/** @throws MemoryLimitError when joining parts of so many bytes takes more than `limit`, before anything is read. */
export function checkMergeMemory(partBytes: number, limit: number): void {
  const needed = memoryOfMerge * partBytes;
  if (needed > limit) throw new MemoryLimitError(`Joining ${partBytes} bytes of trees`, needed, limit);
}
