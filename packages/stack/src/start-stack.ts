import { sweepTemporaryHomes, temporaryEnvironment } from './home/temporary-home.js';
import { type Launched, launch } from './launch.js';
import { appParts, appPorts } from './parts/app-parts.js';
import { findFreePorts } from './ports/find-free-ports.js';
import { appEnvironment } from './settings/app-environment.js';
import { checkAppSettings } from './settings/check-app-settings.js';
import type { PortTable } from './settings/port-table.js';
import { readSettings } from './settings/read-settings.js';
import type { Environment } from './settings/settings.js';

export interface StackOptions {
  /** All keys, those of the process included: the parts get nothing else. Empty ones count as not set. */
  environment: Environment;
  /** Moves every port by a number, or looks for free ones. */
  ports: number | 'free';
  /** True: a home and services of its own, deleted in the end, whatever the keys say. Default false. */
  isTemporary?: boolean;
  /** Told of progress, deaths and returns in lines of text. */
  say(line: string): void;
  /** Ends the start, whatever it is at. */
  signal?: AbortSignal;
}

export interface RunningStack extends Omit<Launched, 'databaseUrl'> {
  /** The keys that the apps run with: every address and credential. */
  environment: Environment;
  ports: PortTable;
}

/**
 * Starts the whole system: the services, the database brought up to date, the five apps. Returns once all of
 * it is ready.
 *
 * @throws StackError when that cannot be; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { isTemporary = false, say, signal = new AbortController().signal } = options;
  const ports = options.ports === 'free' ? await findFreePorts() : options.ports;
  if (isTemporary) await sweepTemporaryHomes();
  const given = isTemporary ? temporaryEnvironment(options.environment) : options.environment;
  const settings = readSettings(given, ports);
  const environmentWith = (databaseUrl: string) => appEnvironment(settings, databaseUrl);
  checkAppSettings(environmentWith(settings.given.databaseUrl ?? 'postgresql://127.0.0.1/canopy'));

  const launched = await launch({
    settings,
    isTemporary,
    others: {
      parts: ({ databaseUrl }) => appParts(settings, environmentWith(databaseUrl)),
      ports: appPorts,
    },
    say,
    signal,
  });
  return {
    ...launched,
    environment: environmentWith(launched.databaseUrl),
    ports: settings.ports,
  };
}
