import { existsSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { checkPorts } from '../ports/check-ports.js';
import { repositoryRoot } from '../repository-root.js';
import { portNames } from '../settings/port-table.js';
import type { Settings } from '../settings/settings.js';
import { findGo } from '../tools/find-go.js';
import { findTool } from '../tools/find-tool.js';
import { minioTool, type Tool, temporalTool } from '../tools/tool.js';
import { toolCache } from '../tools/tool-cache.js';
import { amiss, type Check, type Finding, well } from './check.js';

/** That this machine has what a start needs. For a stack that does not run. */
export function machineChecks(settings: Settings): Check[] {
  const { environment, home, ports, host } = settings;
  return [
    { title: 'The disk has room', run: async () => checkRoom(home.root) },
    { title: 'Temporal is at hand', run: async () => checkTool(temporalTool, environment) },
    { title: 'MinIO is at hand', run: async () => checkTool(minioTool, environment) },
    {
      title: 'The ports are free',
      async run() {
        await checkPorts(ports, portNames, host);
        return well(`${ports.tracking}, ${ports.inference}, ${ports.dashboard} and the others`);
      },
    },
  ];
}

function checkRoom(folder: string): Finding {
  const existing = existsSync(folder) ? folder : repositoryRoot;
  const { bavail, bsize } = statfsSync(existing);
  const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
  const next = 'Free some space, or set CANOPY_HOME to a folder on another disk.';
  return megabytes > 2000 ? well(`${megabytes} MB free`) : amiss(`${megabytes} MB free`, next);
}

function checkTool(tool: Tool, environment: Settings['environment']): Finding {
  const cache = toolCache(path.join(repositoryRoot, 'tools'), environment, environment.HOME ?? homedir());
  const program = findTool(tool, environment, cache);
  return well(program ?? `not yet; the first start builds it with ${findGo(tool, environment)}`);
}
