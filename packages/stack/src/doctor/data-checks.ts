import { sqlTables } from '@canopy/covertype';
import { createObjectStore } from '@canopy/object-store';
import pg from 'pg';
import type { Environment } from '../settings/settings.js';
import { amiss, type Check, type Finding, well } from './check.js';

/** That rows have come in, have been typed and have been trained on, that the pipeline is not stopped, and that the store has its bucket. */
export function dataChecks(environment: Environment): Check[] {
  const url = environment.DATABASE_URL ?? '';
  const schedule = environment.TEMPORAL_UI_URL ?? '';
  const wait = `The pipeline runs every few minutes; see its runs at ${schedule}.`;
  const rows = (title: string, table: string, next: string): Check => ({
    title,
    async run() {
      const count = await countRows(url, table);
      return count > 0 ? well(`${count} in ${table}`) : amiss(`${table} is empty`, next);
    },
  });
  return [
    rows('Rows have come in', sqlTables.raw.name, wait),
    rows('Rows have been typed', sqlTables.typed.name, wait),
    rows('Trainings are recorded', 'model_metrics', `The first training follows the first rows. ${wait}`),
    {
      title: 'No batch waits for a person',
      run: () => findHeldBatches(url),
    },
    {
      title: 'The circuit breaker is closed',
      run: () => findBreaker(url),
    },
    {
      title: 'The bucket of artifacts exists',
      run: () => findBucket(environment),
    },
  ];
}

async function countRows(url: string, table: string): Promise<number> {
  const [row] = await ask<{ count: string }>(url, `SELECT count(*) FROM ${table}`);
  return Number(row?.count ?? 0);
}

async function findHeldBatches(url: string): Promise<Finding> {
  const held = await ask<{ id: string }>(
    url,
    `SELECT id FROM batches WHERE state = 'held' ORDER BY fetched_at`,
  );
  const [first] = held;
  if (first === undefined) return well('none is held');
  return amiss(
    `${held.length} held, the first is ${first.id}: their rows are not trained on`,
    'Look at the evidence on the page Data of the dashboard, and release or reject each.',
  );
}

async function findBreaker(url: string): Promise<Finding> {
  const [open] = await ask<{ text: string }>(
    url,
    `SELECT text FROM alerts WHERE kind = 'breaker' AND resolved_at IS NULL`,
  );
  if (open === undefined) return well('the pipeline may run');
  return amiss(open.text, 'Resume the schedule on the page Control once the cause is mended.');
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function findBucket(environment: Environment): Promise<Finding> {
  const bucket = environment.ARTIFACT_BUCKET ?? 'mlflow';
  const store = createObjectStore({
    endpointUrl: environment.MLFLOW_S3_ENDPOINT_URL ?? '',
    accessKey: environment.AWS_ACCESS_KEY_ID ?? '',
    secretKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    bucket,
  });
  await store.list('');
  return well(bucket);
}
