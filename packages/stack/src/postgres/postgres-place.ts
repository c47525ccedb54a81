import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { UserIds } from '../processes/command.js';
import { StackError } from '../stack-error.js';
import { findClusterFolder, outsideFolder, outsideRoots } from './cluster-folders.js';
import { type PostgresPrograms, programOf } from './postgres-programs.js';

/** Where Postgres runs from and keeps its data. */
export interface PostgresPlace {
  programs: PostgresPrograms;
  /** Holds `data` and `password`; belongs to the user that Postgres runs as. */
  folder: string;
}

/**
 * Finds a place that the user of Postgres can reach. For an ordinary user that is the home itself. For root,
 * whose folders are often closed to others, programs and data may have to live outside.
 */
export function choosePostgresPlace(
  homeFolder: string,
  programs: PostgresPrograms,
  user: UserIds | undefined,
): PostgresPlace {
  if (user === undefined) {
    mkdirSync(homeFolder, { recursive: true, mode: 0o700 });
    return { programs, folder: homeFolder };
  }
  return { programs: reachablePrograms(programs, user), folder: reachableFolder(homeFolder, user) };
}

function reachableFolder(homeFolder: string, user: UserIds): string {
  // A cluster that is there stays where it is, even when the home has been opened or closed since.
  const existing = findClusterFolder(homeFolder, 0);
  const inside = prepareFolder(existing ?? homeFolder, user);
  if (canEnter(inside, user)) return inside;
  if (existing === undefined) return prepareFolder(outsideFolder(makeOutsideRoot(), homeFolder), user);
  throw new StackError(
    `The database in ${existing} is out of reach for the user that Postgres runs as. Make the folders above it passable (chmod o+x).`,
  );
}

function prepareFolder(folder: string, user: UserIds): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, user.uid, user.gid);
  return folder;
}

function reachablePrograms(programs: PostgresPrograms, user: UserIds): PostgresPrograms {
  if (canRun(programs, user)) return programs;
  const copy = { ...programs, folder: path.join(makeOutsideRoot(), `postgres-${programs.version}`) };
  if (!canRun(copy, user)) {
    const draft = `${copy.folder}.${process.pid}`;
    cpSync(programs.folder, draft, { recursive: true, verbatimSymlinks: true });
    rmSync(copy.folder, { recursive: true, force: true });
    renameSync(draft, copy.folder);
  }
  if (canRun(copy, user)) return copy;
  throw new StackError(
    `The user that Postgres runs as can reach its programs neither in ${programs.folder} nor in ${copy.folder}. Put the project into a folder that others may enter, or set DATABASE_URL.`,
  );
}

function makeOutsideRoot(): string {
  for (const folder of outsideRoots) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      // In /tmp anyone may have made it first; root runs nothing out of another's folder.
      if (lstatSync(folder).isDirectory() && lstatSync(folder).uid === 0) return folder;
    } catch {
      // not here, then; the next may do
    }
  }
  throw new StackError(
    `Root's Postgres needs a folder that other users can enter, and neither ${outsideRoots.join(' nor ')} can be made. Set CANOPY_HOME to such a folder, or set DATABASE_URL.`,
  );
}

// Asked by trying it as that user: modes, ACLs and mount options all have their say.
function canRun(programs: PostgresPrograms, user: UserIds): boolean {
  return spawnSync(programOf(programs, 'initdb'), ['--version'], { ...user, cwd: '/' }).status === 0;
}

function canEnter(folder: string, user: UserIds): boolean {
  const test = 'test -w "$0" && test -x "$0"';
  return spawnSync('/bin/sh', ['-c', test, folder], { ...user, cwd: '/' }).status === 0;
}
