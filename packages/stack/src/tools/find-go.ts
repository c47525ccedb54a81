import path from 'node:path';
import { StackError } from '../stack-error.js';
import { isProgram } from './find-tool.js';
import type { Tool } from './tool.js';

// Where Go's own installer puts it, often without being on PATH.
const usualFolder = '/usr/local/go/bin';

/** The Go that builds a tool. @throws StackError that names the ways out when there is none. */
export function findGo(tool: Tool, environment: Readonly<Record<string, string | undefined>>): string {
  const folders = [...(environment.PATH ?? '').split(path.delimiter).filter(Boolean), usualFolder];
  const go = folders.map((folder) => path.join(folder, 'go')).find(isProgram);
  if (go !== undefined) return go;
  throw new StackError(
    `To get ${tool.title}, which is neither on PATH nor built yet: install Go (https://go.dev/dl) and start again, or put the program "${tool.name}" on PATH or its path into ${tool.key}, or run everything in Docker with "docker compose up".`,
  );
}
