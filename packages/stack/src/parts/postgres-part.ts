import path from 'node:path';
import { maintenanceUrl } from '../database/maintenance-url.js';
import { postgresRefusal } from '../health/postgres-refusal.js';
import { initialiseCluster, postgresEnvironment } from '../postgres/initialise-cluster.js';
import type { PostgresPlace } from '../postgres/postgres-place.js';
import { programOf } from '../postgres/postgres-programs.js';
import { releaseCluster } from '../postgres/release-cluster.js';
import type { UserIds } from '../processes/command.js';
import type { ProcessPart } from './part.js';

export interface PostgresPartOptions {
  place: PostgresPlace;
  user: UserIds | undefined;
  password: string;
  port: number;
  /** Asked to see whether it lets us in. */
  url: string;
  recordFolder: string;
  /** False for data that is thrown away: nothing is forced to the disk, so tests go faster. */
  isDurable: boolean;
}

/** A Postgres that only this machine can reach, with a password of its own. */
export function postgresPart(options: PostgresPartOptions): ProcessPart {
  const { place, user, port, recordFolder } = options;
  const data = path.join(place.folder, 'data');
  const settings = [
    'listen_addresses=127.0.0.1',
    // A socket file would need a folder with a short path that both users can reach.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(options.isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return {
    kind: 'process',
    name: 'postgres',
    needs: [],
    address: `127.0.0.1:${port}`,
    async prepare(signal) {
      await initialiseCluster({ ...options, signal, recordFolder });
      await releaseCluster(data);
    },
    command: {
      file: programOf(place.programs, 'postgres'),
      args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      cwd: '/',
      env: postgresEnvironment,
      runAs: user,
    },
    isReady: async () => (await postgresRefusal(maintenanceUrl(options.url))) === undefined,
    readyTimeoutMs: 60_000,
    // SIGINT is Postgres' fast shutdown: sessions are ended, nothing is left to be recovered.
    stopSignal: 'SIGINT',
    stopGraceMs: 2500,
  };
}
