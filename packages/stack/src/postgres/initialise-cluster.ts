import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { UserIds } from '../processes/command.js';
import { runToEnd } from '../processes/run-to-end.js';
import { StackError } from '../stack-error.js';
import type { PostgresPlace } from './postgres-place.js';
import { programOf } from './postgres-programs.js';

const superuser = 'canopy';

export interface InitialiseOptions {
  place: PostgresPlace;
  user: UserIds | undefined;
  /** Password of a cluster that is made now. */
  password: string;
  recordFolder: string;
  signal: AbortSignal;
}

/** Makes the cluster of a place unless it has one. It is there whole or not at all, whenever this is interrupted. */
export async function initialiseCluster(options: InitialiseOptions): Promise<void> {
  const { place, user } = options;
  const data = path.join(place.folder, 'data');
  if (existsSync(data)) return;

  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  writePassword(place, options.password, user);
  const { code, output } = await runToEnd({
    name: 'initdb',
    command: {
      file: programOf(place.programs, 'initdb'),
      args: [
        ...['--pgdata', draft, '--username', superuser, '--pwfile', passwordFile(place.folder)],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
        // The same order of text on every machine, whatever locales it has.
        ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
      ],
      cwd: '/',
      env: postgresEnvironment,
      runAs: user,
    },
    recordFolder: options.recordFolder,
    signal: options.signal,
  });
  if (code !== 0) throw new StackError(`Postgres could not make its data folder ${data}:\n${output.trim()}`);
  renameSync(draft, data);
}

/** The password of a place's cluster; undefined as long as it has none. */
export function readPassword(folder: string): string | undefined {
  const hasCluster = existsSync(path.join(folder, 'data'));
  return hasCluster ? readFileSync(passwordFile(folder), 'utf8').trim() : undefined;
}

/** Where the database of a cluster is found by those who have its password. */
export function databaseUrlOf(password: string, port: number): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/canopy`;
}

/** Nothing of the caller's environment: a PGDATA or PGPORT that is set there must not reach it. */
export const postgresEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function passwordFile(folder: string): string {
  return path.join(folder, 'password');
}

function writePassword(place: PostgresPlace, password: string, user: UserIds | undefined): void {
  const file = passwordFile(place.folder);
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  if (user !== undefined) chownSync(file, user.uid, user.gid);
}
