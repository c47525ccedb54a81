import { spawnSync } from 'node:child_process';
import type { UserIds } from '../processes/command.js';
import { StackError } from '../stack-error.js';

/**
 * Whom Postgres runs as: undefined means as ourselves. It refuses to run as root, so root hands it to the user
 * `postgres`, or `nobody` where there is none.
 */
export function postgresUser(ownUid: number | undefined): UserIds | undefined {
  if (ownUid !== 0) return undefined;
  const ids = idsOf('postgres') ?? idsOf('nobody');
  if (ids !== undefined) return ids;
  throw new StackError(
    'Postgres refuses to run as root, and this system has neither a user "postgres" nor "nobody". Make one (useradd --system postgres), or run Canopy as an ordinary user.',
  );
}

function idsOf(user: string): UserIds | undefined {
  const ask = (flag: '-u' | '-g') => spawnSync('id', [flag, user], { encoding: 'utf8' });
  const [uid, gid] = [ask('-u'), ask('-g')];
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
