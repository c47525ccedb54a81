import { findLauncher } from '../home/claim-home.js';
import type { Home } from '../home/home.js';
import { stopLeftovers } from '../processes/stop-leftovers.js';
import { stopProcess } from '../processes/stop-process.js';

// The launcher itself takes at most ten seconds.
const graceMs = 15_000;

/** Stops the launcher of a home and waits for it; without one, what a killed one left running. */
export async function stop(home: Home, say: (line: string) => void): Promise<number> {
  const launcher = findLauncher(home);
  if (launcher !== undefined) {
    await stopProcess({ pid: launcher.pid, started: launcher.started, stopSignal: 'SIGTERM' }, graceMs);
  }
  const leftovers = await stopLeftovers(home.records);
  if (leftovers.length > 0) say(`Stopped ${leftovers.map(({ name }) => name).join(', ')}.`);
  else say(launcher === undefined ? `Nothing runs in ${home.root}.` : 'Stopped.');
  return 0;
}
