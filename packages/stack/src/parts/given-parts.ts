import { maintenanceUrl } from '../database/maintenance-url.js';
import { answersGrpc } from '../health/answers-grpc.js';
import { httpStatus } from '../health/http-status.js';
import { postgresRefusal } from '../health/postgres-refusal.js';
import { StackError } from '../stack-error.js';
import type { TaskPart } from './part.js';
import { temporalService } from './temporal-part.js';

/** A Postgres that others run. A database that is not there yet is no obstacle: it is made. */
export function givenPostgres(url: string): TaskPart {
  const { host } = new URL(url);
  return given('postgres', 'DATABASE_URL', host, async () => {
    const refusal = await postgresRefusal(url, 5000);
    if (refusal === undefined) return undefined;
    const isServerThere = (await postgresRefusal(maintenanceUrl(url), 5000)) === undefined;
    return isServerThere ? undefined : refusal;
  });
}

export function givenTemporal(address: string): TaskPart {
  return given('temporal', 'TEMPORAL_ADDRESS', address, async () =>
    (await answersGrpc(address, temporalService, 5000)) ? undefined : 'it does not answer',
  );
}

/** An object store that others run. What it says to a stranger is its own affair: any answer counts. */
export function givenObjectStore(url: string): TaskPart {
  return given('minio', 'MLFLOW_S3_ENDPOINT_URL', url, async () =>
    (await httpStatus(url, 5000)) !== undefined ? undefined : 'it does not answer',
  );
}

function given(
  name: string,
  key: string,
  address: string,
  findProblem: () => Promise<string | undefined>,
): TaskPart {
  return {
    kind: 'task',
    name,
    needs: [],
    address,
    async run() {
      const problem = await findProblem();
      if (problem === undefined) return `yours (${key})`;
      throw new StackError(
        `${key} names ${address}, which cannot be used: ${problem}. Start it, correct the key, or leave the key empty: Canopy then runs its own.`,
      );
    },
  };
}
