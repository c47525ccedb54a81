import type { Client } from './create-client.js';

const metrics = Array.from({ length: 100 }, (_, index) => `metric_${index}`);
const params = Array.from({ length: 10 }, (_, index) => ({ key: `param_${index}`, value: `value ${index}` }));
const tags = Array.from({ length: 5 }, (_, index) => ({ key: `tag_${index}`, value: `value ${index}` }));

/** Opens a run, logs 100 metrics, 10 params and 5 tags in one batch, and ends it. Returns its id. */
export async function logRun(client: Client, experimentId: string, time: number): Promise<string> {
  const runId = await openRun(client, experimentId, time);
  await logBatch(client, runId, time);
  await client.send('POST', 'runs/update', { run_id: runId, status: 'FINISHED', end_time: time });
  return runId;
}

export async function openRun(client: Client, experimentId: string, time: number): Promise<string> {
  const fields = { experiment_id: experimentId, start_time: time, run_name: 'bench' };
  const { run } = (await client.call('POST', 'runs/create', fields)) as { run: { info: { run_id: string } } };
  return run.info.run_id;
}

export async function logBatch(client: Client, runId: string, time: number): Promise<void> {
  // Of a hundred runs in a row, each has another accuracy, so that a filter can tell them apart.
  const value = (time % 100) / 100;
  const batch = metrics.map((key) => ({ key, value, timestamp: time, step: 0 }));
  await client.send('POST', 'runs/log-batch', { run_id: runId, metrics: batch, params, tags });
}
