import type { Named, Names } from './by-name.js';
import type { Reader } from './create-reader.js';
import { type Json, list, pairs, text } from './json.js';

/** A run with all that was logged to it. */
export async function snapshotRun(
  read: Reader,
  run: Json,
  { nameOfRun, nameOfModel }: Names,
): Promise<Named> {
  const info = run.info as Json;
  const { run_id } = info;
  const whole = (await read.call('GET', 'runs/get', { run_id })).run as Json;
  const data = whole.data as Json;
  const inputs = (whole.inputs ?? {}) as Json;
  const outputs = (whole.outputs ?? {}) as Json;
  const histories: Json = {};
  for (const { key } of list(data.metrics)) {
    const metrics = list(
      (await read.call('GET', 'metrics/get-history', { run_id, metric_key: key })).metrics,
    );
    histories[text(key)] = metrics.map(({ value, timestamp, step = 0 }) => [value, timestamp, step]);
  }
  const tags = pairs(data.tags);
  if (tags['mlflow.parentRunId'])
    tags['mlflow.parentRunId'] = nameOfRun.get(text(tags['mlflow.parentRunId']));
  const value = {
    status: info.status,
    user: info.user_id ?? '',
    start_time: info.start_time,
    end_time: info.end_time,
    lifecycle_stage: info.lifecycle_stage,
    params: pairs(data.params),
    tags,
    histories,
    latest: Object.fromEntries(list(data.metrics).map(({ key, value }) => [text(key), value])),
    datasets: list(inputs.dataset_inputs),
    modelInputs: list(inputs.model_inputs).map(({ model_id }) => nameOfModel.get(text(model_id))),
    outputs: list(outputs.model_outputs).map(({ model_id, step = 0 }) => [
      nameOfModel.get(text(model_id)),
      step,
    ]),
    artifacts: await read.artifacts('artifacts/list', { run_id }, 'path', (path) => [
      '/get-artifact',
      { run_id, path },
    ]),
  };
  return { name: text(info.run_name), value };
}
