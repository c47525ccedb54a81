import { homedir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { buildTool } from './build-tool.js';
import { findGo } from './find-go.js';
import { findTool } from './find-tool.js';
import type { Tool } from './tool.js';
import { toolCache } from './tool-cache.js';

export interface GetToolsOptions {
  environment: Readonly<Record<string, string | undefined>>;
  recordFolder: string;
  say(line: string): void;
  signal: AbortSignal;
}

/** The programs of some tools, those that are nowhere yet built one after another. */
export async function getTools(tools: readonly Tool[], options: GetToolsOptions): Promise<Map<Tool, string>> {
  const { environment } = options;
  const toolsFolder = path.join(repositoryRoot, 'tools');
  const cacheFolder = toolCache(toolsFolder, environment, environment.HOME ?? homedir());
  const found = new Map<Tool, string>();
  for (const tool of tools) {
    const program = findTool(tool, environment, cacheFolder);
    found.set(
      tool,
      program ??
        (await buildTool({ ...options, tool, go: findGo(tool, environment), toolsFolder, cacheFolder })),
    );
  }
  return found;
}
