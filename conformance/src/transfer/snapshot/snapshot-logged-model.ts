import type { Named } from './by-name.js';
import type { Reader } from './create-reader.js';
import { type Json, list, pairs, text } from './json.js';

/** A logged model with what was measured of it. */
export async function snapshotLoggedModel(
  read: Reader,
  model: Json,
  nameOfRun: ReadonlyMap<string, string>,
): Promise<Named> {
  const info = model.info as Json;
  const data = (model.data ?? {}) as Json;
  const path = `logged-models/${info.model_id}/artifacts`;
  const value = {
    status: info.status,
    model_type: info.model_type ?? '',
    sourceRun: nameOfRun.get(text(info.source_run_id)),
    tags: pairs(info.tags),
    params: pairs(data.params),
    metrics: list(data.metrics).map(({ key, value, timestamp, step = 0, run_id }) => [
      key,
      value,
      timestamp,
      step,
      nameOfRun.get(text(run_id)),
    ]),
    artifacts: await read.artifacts(`${path}/directories`, {}, 'artifact_directory_path', (file) => [
      `/ajax-api/2.0/mlflow/${path}/files`,
      { artifact_file_path: file },
    ]),
  };
  return { name: text(info.name), value };
}
