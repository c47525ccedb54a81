import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Folder of the WebAssembly engine. */
export const engineFolder = path.dirname(
  createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
);

/** The hash of the engine's source, the last part of its package's version, e.g. `7.10.0-4.0edf323…`. */
export function engineVersion() {
  const { version } = JSON.parse(readFileSync(path.join(engineFolder, 'package.json'), 'utf8'));
  return version.split('.').pop();
}
