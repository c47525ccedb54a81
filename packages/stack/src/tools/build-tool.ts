import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from '../processes/run-to-end.js';
import { StackError } from '../stack-error.js';
import type { Tool } from './tool.js';

export interface BuildToolOptions {
  tool: Tool;
  go: string;
  toolsFolder: string;
  cacheFolder: string;
  recordFolder: string;
  environment: Readonly<Record<string, string | undefined>>;
  say(line: string): void;
  signal: AbortSignal;
}

const saidEveryMs = 20_000;
const shownLines = 15;

/** Builds a tool from its pinned Go module into the cache and returns its path. Two builds at once do not clash. */
export async function buildTool(options: BuildToolOptions): Promise<string> {
  const { tool, cacheFolder, say } = options;
  const target = path.join(cacheFolder, tool.name);
  // Seen whole or not at all by others: built under a name of its own, then renamed.
  const draft = `${target}.${process.pid}`;
  const begun = performance.now();
  const elapsed = () => `${Math.round((performance.now() - begun) / 1000)} s`;

  say(`Building ${tool.title} from its Go module, once; this takes several minutes.`);
  const progress = setInterval(() => say(`  still building ${tool.title}, ${elapsed()} so far`), saidEveryMs);
  try {
    makeFolder(cacheFolder);
    const { code, output } = await runToEnd({
      name: `go-build-${tool.name}`,
      command: {
        file: options.go,
        args: ['build', '-trimpath', '-ldflags', '-s -w', '-o', draft, tool.goPackage],
        cwd: options.toolsFolder,
        env: options.environment,
      },
      recordFolder: options.recordFolder,
      signal: options.signal,
    });
    if (code !== 0) throw new StackError(failure(tool, output));
    renameSync(draft, target);
    say(`Built ${tool.title} in ${elapsed()}.`);
    return target;
  } finally {
    clearInterval(progress);
    rmSync(draft, { force: true });
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    throw new StackError(
      `The cache ${folder} cannot be made: ${message}. Set XDG_CACHE_HOME to a folder of yours.`,
    );
  }
}

function failure(tool: Tool, output: string): string {
  const lines = output.trimEnd().split('\n').slice(-shownLines);
  return `"go build" of ${tool.title} failed. Its last lines:\n${lines.map((line) => `    ${line}`).join('\n')}`;
}
