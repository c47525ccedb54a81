import { createHash, hash } from 'node:crypto';
import { featureColumns, labelColumn } from '@canopy/covertype';
import { copyRows, createDatabase, inTransaction, type Pool } from '@canopy/database';
import { startServices } from '@canopy/stack';
import { ingestAnswer } from '@canopy/worker/ingest';
import { median } from '../report/median.js';
import { readRows } from './read-rows.js';

export interface IngestComparison {
  rowCount: number;
  ingestSeconds: number;
  /** COPY of the same rows into a table of the same shape, hashes made beforehand: what any loader must at least do. */
  copySeconds: number;
  /** COPY of the thirteen texts alone into a table without an index. */
  textsSeconds: number;
}

const repeats = 3;

/** Takes in one answer with all rows of a file, beside bare COPYs of the same rows, in turn on the same Postgres. */
export async function compareIngestWithCopy(rowsFile: string | undefined): Promise<IngestComparison> {
  const rows = await readRows(rowsFile);
  const answer = new TextEncoder().encode(JSON.stringify({ group_number: 1, batch_number: 0, data: rows }));
  const services = await startServices({ environment: process.env, say: () => undefined });
  const { DATABASE_URL: url } = services.environment;
  const { pool, close } = createDatabase({ url, onIdleError: () => undefined });
  const hashed = rows.map((texts) => [
    '2026-01-01_00000000',
    `\\x${hash('sha256', texts.join('|'))}`,
    ...texts,
  ]);
  const seconds = { ingest: [] as number[], copy: [] as number[], texts: [] as number[] };
  try {
    for (let repeat = 0; repeat < repeats; repeat++) {
      seconds.texts.push(
        await copyInto(
          pool,
          `CREATE TABLE "bare" (${textColumns.map((name) => `${name} text`).join()})`,
          textColumns,
          rows,
        ),
      );
      seconds.copy.push(
        await copyInto(
          pool,
          'CREATE TABLE "bare" (LIKE "covertype_raw" INCLUDING ALL)',
          ['"batch_id"', '"row_hash"', ...textColumns],
          hashed,
        ),
      );
      seconds.ingest.push(await timed(() => ingest(pool, answer)));
    }
  } finally {
    await close();
    await services.stop();
  }
  return {
    rowCount: rows.length,
    ingestSeconds: median(seconds.ingest),
    copySeconds: median(seconds.copy),
    textsSeconds: median(seconds.texts),
  };
}

const textColumns = [...featureColumns, labelColumn].map(({ key }) => `"${key}"`);

async function copyInto(
  pool: Pool,
  createTable: string,
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
): Promise<number> {
  await pool.query('DROP TABLE IF EXISTS "bare"');
  await pool.query(createTable);
  return timed(() =>
    inTransaction(pool, (client) => copyRows(client, `"bare" (${columns.join(', ')})`, rows)),
  );
}

async function ingest(pool: Pool, bytes: Uint8Array): Promise<void> {
  await pool.query('TRUNCATE "batches", "covertype_raw" CASCADE');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const object = { uri: 's3://canopy/batches/bench.json', sha256, bytes: bytes.byteLength };
  const { held, inserted } = await ingestAnswer(
    pool,
    { batchId: '2026-01-01_00000000', groupNumber: 1, object, bytes },
    new AbortController().signal,
  );
  if (held !== undefined || inserted === 0) throw new Error(`The rows were not taken in: ${held}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
