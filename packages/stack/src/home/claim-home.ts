import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { isRunning } from '../processes/process-record.js';
import { readStartTime } from '../processes/read-start-time.js';
import { PortTable } from '../settings/port-table.js';
import { StackError } from '../stack-error.js';
import type { Home } from './home.js';

/** The launcher that runs a home, and the ports that it gave to its parts. */
export const LauncherRecord = Type.Object({
  pid: Type.Integer({ minimum: 2 }),
  started: Type.String(),
  ports: PortTable,
});
export type LauncherRecord = Static<typeof LauncherRecord>;

/** The launcher that runs this home now; undefined when none does. */
export function findLauncher(home: Home): LauncherRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(home.launcher, 'utf8'));
    return Value.Check(LauncherRecord, record) && isRunning(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes this process the one launcher of a home, and returns what gives it up again.
 *
 * @throws StackError when another one runs it.
 */
export function claimHome(home: Home, ports: PortTable): () => void {
  const record = { pid: process.pid, started: readStartTime(process.pid) ?? '', ports };
  const draft = `${home.launcher}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record));
  try {
    if (findLauncher(home) === undefined) rmSync(home.launcher, { force: true });
    // A link either makes the file whole or fails because it is there: two launchers cannot both succeed.
    linkSync(draft, home.launcher);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StackError(
      `Canopy already runs in ${home.root} (process ${findLauncher(home)?.pid ?? 'just started'}). Stop it with "npm run stop", or start another with its own CANOPY_HOME and --port-offset.`,
    );
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(home.launcher, { force: true });
}
