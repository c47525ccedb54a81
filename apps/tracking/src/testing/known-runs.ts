import { createHash } from 'node:crypto';
import type { Pool } from '@canopy/database';

/** A run, as a test knows it. */
export interface KnownRun {
  id: string;
  experiment: number;
  isDeleted: boolean;
  name: string;
  user: string;
  status: string;
  uri: string;
  start: number;
  end: number | undefined;
  metrics: Readonly<Record<string, number | undefined>>;
  params: Readonly<Record<string, string | undefined>>;
  tags: Readonly<Record<string, string | undefined>>;
  datasets: readonly { name: string; digest: string; context: string | undefined }[];
}

/** Words with the letters that comparisons differ in: of any case, of several bytes, those of patterns. */
export const words = ['', 'a', 'A', 'ab', 'aB%', 'a_b', 'É', 'éa', 'z\u{1f333}', 'z\uff5e', 'ZZ', '10', '9'];

const long = 'x'.repeat(600);
const among = <Item>(items: readonly Item[], at: number): Item => items[at % items.length] as Item;

/** Runs with many ties, NaN, and values that are missing; some of them deleted. */
export function knownRuns(experiments: readonly number[], count: number): KnownRun[] {
  return Array.from({ length: count }, (_, i) => {
    const word = (factor: number) => among(words, (i * factor) % 101);
    return {
      id: createHash('md5').update(`run ${i}`).digest('hex'),
      experiment: among(experiments, i * 7),
      isDeleted: i % 6 === 0,
      name: `${word(3)}${i % 4}`,
      user: word(5),
      status: among(['RUNNING', 'FINISHED', 'FAILED'], i * 5),
      uri: `s3://b/${i % 9}/${word(11)}`,
      start: 1000 + ((i * 13) % 17),
      end: i % 3 === 0 ? undefined : (i * 31) % 11,
      metrics: {
        m:
          i % 5 === 0
            ? undefined
            : i % 5 === 1
              ? Number.NaN
              : among([-1, 0, 0.5, 2, Number.MAX_VALUE], i * 3),
        n: (i * 7919) % 10,
      },
      params: { p: i % 4 === 0 ? undefined : word(17), q: i % 40 === 7 ? long : word(19) },
      tags: { t: i % 7 === 0 ? undefined : word(23) },
      datasets: Array.from({ length: i % 3 }, (_, d) => ({
        name: among(words, (i * 3 + d) % 5),
        digest: `${(i + d) % 2}`,
        context: i % 4 === 1 ? undefined : among(['train', 'Test'], i + d),
      })),
    };
  });
}

/** Puts the runs into the store, as they would be after they were logged. */
export async function storeKnownRuns(pool: Pool, runs: readonly KnownRun[]): Promise<void> {
  await pool.query(
    `INSERT INTO experiments (id, name, artifact_location, creation_time, last_update_time)
     SELECT DISTINCT (run->>'experiment')::int, run->>'experiment', 'a', 1, 1 FROM json_array_elements($1) AS run`,
    [JSON.stringify(runs)],
  );
  await pool.query(
    `INSERT INTO runs (id, experiment_id, name, user_id, status, start_time, end_time, artifact_uri, lifecycle_stage)
     SELECT run->>'id', (run->>'experiment')::int, run->>'name', run->>'user', (run->>'status')::run_status,
       (run->>'start')::int8, (run->>'end')::int8, run->>'uri',
       (CASE WHEN (run->>'isDeleted')::bool THEN 'deleted' ELSE 'active' END)::lifecycle_stage
     FROM json_array_elements($1) AS run`,
    [JSON.stringify(runs)],
  );
  const metrics = runs.flatMap(({ id, metrics }) =>
    Object.entries(metrics).flatMap(([key, value]) => (value === undefined ? [] : [{ id, key, value }])),
  );
  await pool.query(
    `INSERT INTO latest_metrics (run_number, experiment_id, start_time, timestamp, step, key, value, is_nan)
     SELECT number, experiment_id, start_time, 1, 1, key, COALESCE(value, 0), value IS NULL
     FROM json_to_recordset($1) AS given(id text, key text, value float8) JOIN runs USING (id)`,
    // As JSON has no NaN, it becomes null.
    [JSON.stringify(metrics)],
  );
  for (const [table, of] of [['params', 'params'] as const, ['run_tags', 'tags'] as const]) {
    await pool.query(
      `INSERT INTO ${table} (run_number, experiment_id, start_time, key, value)
       SELECT number, experiment_id, start_time, key, value
       FROM json_to_recordset($1) AS given(id text, key text, value text) JOIN runs USING (id) WHERE value IS NOT NULL`,
      [
        JSON.stringify(
          runs.flatMap((run) => Object.entries(run[of]).map(([key, value]) => ({ id: run.id, key, value }))),
        ),
      ],
    );
  }
  const inputs = JSON.stringify(
    runs.flatMap(({ id, datasets }) => datasets.map((dataset) => ({ id, ...dataset }))),
  );
  const given =
    'json_to_recordset($1) AS given(id text, name text, digest text, context text) JOIN runs r USING (id)';
  await pool.query(
    `INSERT INTO datasets (experiment_id, name, digest, source_type, source)
     SELECT DISTINCT r.experiment_id, given.name, given.digest, 's', 's' FROM ${given}`,
    [inputs],
  );
  const input = `${given} JOIN datasets d ON d.experiment_id = r.experiment_id AND d.name = given.name AND d.digest = given.digest`;
  await pool.query(`INSERT INTO run_inputs (run_id, dataset_id) SELECT given.id, d.id FROM ${input}`, [
    inputs,
  ]);
  await pool.query(
    `INSERT INTO run_input_tags (run_id, dataset_id, key, value)
     SELECT given.id, d.id, 'mlflow.data.context', context FROM ${input} WHERE context IS NOT NULL`,
    [inputs],
  );
}
