import { checkPorts } from '../ports/check-ports.js';
import { stopLeftovers } from '../processes/stop-leftovers.js';
import type { PortName } from '../settings/port-table.js';
import type { Settings } from '../settings/settings.js';
import { claimHome } from './claim-home.js';
import { prepareHome } from './prepare-home.js';

/**
 * Brings a home into the state that parts can be started in: its folders made, no other launcher, nothing left
 * running from before, its ports free. Returns what lets go of it.
 */
export async function openHome(
  { home, ports, host }: Settings,
  names: readonly PortName[],
  say: (line: string) => void,
): Promise<() => void> {
  prepareHome(home);
  const release = claimHome(home, ports);
  try {
    const leftovers = await stopLeftovers(home.records);
    if (leftovers.length > 0) {
      say(
        `Stopped what an earlier launcher had left running: ${leftovers.map(({ name }) => name).join(', ')}.`,
      );
    }
    await checkPorts(ports, names, host);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}
