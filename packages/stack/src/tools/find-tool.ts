import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { StackError } from '../stack-error.js';
import type { Tool } from './tool.js';

/**
 * The program of a tool: the one that its key names, else the one on PATH, else the one in the cache.
 * Undefined when there is none.
 *
 * @throws StackError when its key names something that cannot be run.
 */
export function findTool(
  tool: Tool,
  environment: Readonly<Record<string, string | undefined>>,
  cacheFolder: string,
): string | undefined {
  const named = environment[tool.key]?.trim();
  if (named) {
    if (isProgram(named)) return path.resolve(named);
    throw new StackError(`${tool.key} names ${named}, which is no program that can be run.`);
  }
  const folders = (environment.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...folders, cacheFolder].map((folder) => path.join(folder, tool.name)).find(isProgram);
}

export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
