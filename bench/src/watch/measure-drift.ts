import path from 'node:path';
import { createDatabase, inTransaction } from '@canopy/database';
import type { PredictionWindow, WindowQuestion } from '@canopy/pipeline-contract';
import { judgeDrift } from '@canopy/statistics';
import { findFreePort, startServer } from '@canopy/tracking-servers';
import type { LabelledRows } from '../forest/labelled-rows.js';
import { inferenceProgram } from '../inference/start-inference.js';
import { residentMemory } from '../process/resident-memory.js';
import { median } from '../report/median.js';
import type { Figure } from '../report/report.js';
import { rounded } from '../report/rounded.js';
import { profileRows } from './profile-rows.js';
import { readShippedRows } from './read-shipped-rows.js';
import type { WatchBench } from './watch-bench.js';

const rowCount = 1_000_000;
const rounds = 5;
const from = '2026-01-01T00:00:00.000Z';
const to = '2026-01-02T00:00:00.000Z';

/** Asks inference for the counts of a million logged predictions, and judges the twelve columns by them. */
export async function measureDrift({ folder, environment, say }: WatchBench): Promise<Figure[]> {
  const rows = await readShippedRows();
  await fillLog(environment.DATABASE_URL ?? '', rows);
  say(`${rowCount} predictions are logged`);
  const port = await findFreePort();
  const server = await startServer({
    name: 'The inference app',
    file: process.execPath,
    args: [inferenceProgram],
    env: {
      ...environment,
      INFERENCE_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      PREDICTION_LOG_DAYS: '36500',
    },
    port,
    logFile: path.join(folder, 'watched.log'),
  });
  try {
    const before = residentMemory(server.processId);
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push(await judgeAll(server.url, rows));
    const grown = residentMemory(server.processId) - before;
    return [
      {
        key: 'drift_1m_s',
        meaning: 'drift of 12 columns over a million predictions (s)',
        measured: rounded(median(seconds), 2),
        atMost: 3,
        detail: `${seconds.map((value) => rounded(value, 2)).join(', ')}; inference grew by ${rounded(grown, 0)} MB`,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function judgeAll(url: string, rows: LabelledRows): Promise<number> {
  const features = profileRows(rows);
  const question: WindowQuestion = {
    version: '1',
    from,
    to,
    columns: features.map(({ key, bins }) => ({ key, ...bins })),
    temperature: 1.2,
  };
  const began = performance.now();
  const response = await fetch(`${url}/windows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  const window = (await response.json()) as PredictionWindow;
  if (window.rows !== rowCount) throw new Error(`Counted ${window.rows} rows of ${rowCount}`);
  judgeDrift(
    window.columns.map(({ key, counts, rest }, feature) => ({
      key,
      importance: 1 / features.length,
      reference: counts.map((count) => count + 1),
      current: counts,
      rest: { reference: 0, current: rest },
      ...(features[feature]?.bins.kind === 'numeric' && { edges: features[feature].bins.edges }),
    })),
    0.01,
  );
  return (performance.now() - began) / 1000;
}

/** The shipped rows again and again, as predictions of a day. */
async function fillLog(url: string, { columns, labels }: LabelledRows): Promise<void> {
  const database = createDatabase({ url, statementTimeoutMs: 600_000, onIdleError: () => undefined });
  const texts = Array.from(labels, (_, row) => `{${columns.map((column) => column[row]).join(',')}}`);
  await inTransaction(database.pool, async (client) => {
    await client.query(
      'CREATE TEMPORARY TABLE "shipped" ("n" int, "features" float8[], "label" smallint) ON COMMIT DROP',
    );
    await client.query(
      `INSERT INTO "shipped" SELECT n - 1, features::float8[], label
       FROM unnest($1::text[], $2::smallint[]) WITH ORDINALITY AS t(features, label, n)`,
      [texts, [...labels]],
    );
    await client.query(
      `INSERT INTO "predictions" ("id", "at", "confidence", "route", "label", "model_version", "probabilities", "features")
       SELECT gen_random_uuid(), timestamptz '${from}' + i * interval '80 ms', 0.9, 'champion', "label", '1',
              ARRAY[0.9, 0.05, 0.02, 0.01, 0.01, 0.01, 0], "features"
       FROM generate_series(0, ${rowCount - 1}) AS i JOIN "shipped" ON "n" = i % ${labels.length}`,
    );
  });
  await database.pool.query('VACUUM ANALYZE "predictions"');
  await database.close();
}
