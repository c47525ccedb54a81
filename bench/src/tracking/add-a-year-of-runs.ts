import type { Pool } from '@canopy/database';

const metric = '((n * 7919 + k * 104729) % 10000) / 10000.0';

const statements = (experimentId: number, runCount: number) => [
  `CREATE TEMPORARY TABLE year ON COMMIT DROP AS
   SELECT md5(n || 'year' || ${experimentId}) AS id, n FROM generate_series(1, ${runCount}::bigint) AS n`,
  `INSERT INTO runs (id, experiment_id, name, user_id, status, start_time, end_time, artifact_uri,
     lifecycle_stage)
   SELECT id, ${experimentId}, 'run ' || n, 'bench', (CASE WHEN n % 10 = 0 THEN 'FAILED' ELSE 'FINISHED' END)::run_status,
     1600000000000 + n * 300000, 1600000060000 + n * 300000, 'mlflow-artifacts:/${experimentId}/' || id || '/artifacts',
     (CASE WHEN n % 50 = 7 THEN 'deleted' ELSE 'active' END)::lifecycle_stage
   FROM year`,
  'ALTER TABLE year ADD COLUMN number int, ADD COLUMN experiment_id int, ADD COLUMN start_time bigint',
  `UPDATE year SET number = r.number, experiment_id = r.experiment_id, start_time = r.start_time
   FROM runs r WHERE r.id = year.id`,
  `INSERT INTO metrics (run_number, key, timestamp, step, value)
   SELECT number, 'metric_' || k, start_time, 0, ${metric} FROM year, generate_series(1, 8) AS k`,
  `INSERT INTO latest_metrics (run_number, experiment_id, start_time, key, timestamp, step, value)
   SELECT number, experiment_id, start_time, 'metric_' || k, start_time, 0, ${metric} FROM year, generate_series(1, 8) AS k`,
  `INSERT INTO params (run_number, experiment_id, start_time, key, value)
   SELECT number, experiment_id, start_time, 'param_' || k, 'value ' || (n + k) % 20 FROM year, generate_series(1, 5) AS k`,
  `INSERT INTO run_tags (run_number, experiment_id, start_time, key, value)
   SELECT number, experiment_id, start_time, 'tag_' || k, 'value ' || (n + k) % 50 FROM year, generate_series(1, 4) AS k
   UNION ALL SELECT number, experiment_id, start_time, 'mlflow.runName', 'run ' || n FROM year`,
  `INSERT INTO datasets (experiment_id, name, digest, source_type, source)
   SELECT ${experimentId}, 'data ' || d, 'digest', 'local', '{}' FROM generate_series(0, 9) AS d`,
  `INSERT INTO run_inputs (run_id, dataset_id)
   SELECT y.id, d.id FROM year y JOIN datasets d ON d.experiment_id = y.experiment_id AND d.name = 'data ' || y.n % 10`,
  `INSERT INTO run_input_tags (run_id, dataset_id, key, value)
   SELECT run_id, dataset_id, 'mlflow.data.context', 'train' FROM run_inputs JOIN year y ON y.id = run_id`,
];

/** Fills an experiment with as many runs as one every five minutes makes in a year. */
export async function addAYearOfRuns(pool: Pool, experimentId: string, runCount: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const statement of statements(Number(experimentId), runCount)) await client.query(statement);
    await client.query('COMMIT');
    // In a year Postgres does this by itself, again and again.
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    client.release();
  }
}
