import { existsSync, renameSync, statSync } from 'node:fs';

const tenMegabytes = 10 * 1024 * 1024;

/** Puts a log aside as `<log>.1` once it is large. Done before its process starts, never under its feet. */
export function rotateLog(file: string, maxBytes = tenMegabytes): void {
  if (existsSync(file) && statSync(file).size > maxBytes) renameSync(file, `${file}.1`);
}
