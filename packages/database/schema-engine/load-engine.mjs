import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { engineFolder } from './engine-version.mjs';

/**
 * Loads the engine.
 *
 * @param {(message: string) => void} onPanic told what a panic says, just before it traps
 * @returns {Promise<typeof bindings.SchemaEngine>}
 */
export async function loadEngine(onPanic) {
  // The engine's panic hook calls this global; without it the panic's own message is lost to a TypeError.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: onPanic };
  const bytes = readFileSync(path.join(engineFolder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}
