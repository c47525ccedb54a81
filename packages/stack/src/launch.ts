import { openHome } from './home/open-home.js';
import { removeHome } from './home/remove-home.js';
import type { Part } from './parts/part.js';
import { type Services, serviceParts, servicePorts } from './parts/service-parts.js';
import { startParts } from './parts/start-parts.js';
import type { PortName } from './settings/port-table.js';
import type { Settings } from './settings/settings.js';
import type { StackError } from './stack-error.js';

export interface LaunchOptions {
  settings: Settings;
  /** True for a home that is deleted in the end: what goes to its disk need not survive a power failure. */
  isTemporary: boolean;
  /** Parts besides the services, and the ports that they listen at. */
  others?: { parts(services: Services): readonly Part[]; ports: readonly PortName[] };
  /** Told of progress in lines of text. */
  say(line: string): void;
  /** Ends the launch, whatever it is at, and stops what had been started. */
  signal: AbortSignal;
}

export interface PartState {
  name: string;
  address: string;
  state: string;
}

export interface Launched {
  parts: readonly PartState[];
  databaseUrl: string;
  /** Settles when a part dies again and again and is given up. */
  failed: Promise<StackError>;
  stop(): Promise<void>;
}

/** Starts Postgres, Temporal and MinIO, then the other parts, in one home. @throws StackError */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { settings, others, isTemporary, say, signal } = options;
  const { home } = settings;
  const release = await openHome(settings, [...servicePorts(settings), ...(others?.ports ?? [])], say);
  const leave = (): void => {
    release();
    if (isTemporary) removeHome(home);
  };
  try {
    const services = await serviceParts(settings, { isDurable: !isTemporary, say, signal });
    const parts = [...services.parts, ...(others?.parts(services) ?? [])];
    const running = await startParts(parts, { logs: home.logs, records: home.records, say }, signal);
    return {
      parts: parts.map(({ name, address }) => ({ name, address, state: running.states.get(name) ?? '' })),
      databaseUrl: services.databaseUrl,
      failed: running.failed,
      async stop() {
        await running.stop();
        leave();
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}
