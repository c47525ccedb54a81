import { byName } from './snapshot/by-name.js';
import { createReader } from './snapshot/create-reader.js';
import { type Json, pairs, text } from './snapshot/json.js';
import { snapshotLoggedModel } from './snapshot/snapshot-logged-model.js';
import { snapshotRun } from './snapshot/snapshot-run.js';
import { snapshotVersion } from './snapshot/snapshot-version.js';

/** All that a tracking server keeps, by names in place of the ids that each server gives anew. */
export async function takeSnapshot(url: string): Promise<Json> {
  const read = createReader(url);
  const experiments: Json = {};
  const times: Json = {};
  const nameOfRun = new Map<string, string>();
  const nameOfModel = new Map<string, string>();
  const found = await read.pages('POST', 'experiments/search', 'experiments', { view_type: 'ALL' });
  const runsOf = new Map<unknown, Json[]>();
  for (const { experiment_id: id } of found) {
    const fields = { experiment_ids: [id], run_view_type: 'ALL' };
    const runs = await read.pages('POST', 'runs/search', 'runs', fields);
    runsOf.set(id, runs);
    for (const { info } of runs as { info: Json }[]) nameOfRun.set(text(info.run_id), text(info.run_name));
  }
  for (const experiment of found) {
    const { experiment_id: id, name, lifecycle_stage, tags, creation_time, last_update_time } = experiment;
    // Every server makes the default one at its own time.
    if (id !== '0') times[`experiment ${name}`] = [creation_time, last_update_time];
    const fields = { experiment_ids: [id] };
    const loggedModels = await read.pages('POST', 'logged-models/search', 'models', fields);
    for (const { info } of loggedModels as { info: Json }[]) {
      nameOfModel.set(text(info.model_id), text(info.name));
      times[`logged model ${info.name}`] = [info.creation_timestamp_ms, info.last_updated_timestamp_ms];
    }
    const named = { nameOfRun, nameOfModel };
    experiments[text(name)] = {
      lifecycle_stage,
      tags: pairs(tags),
      runs: await byName(runsOf.get(id) ?? [], (run) => snapshotRun(read, run, named)),
      loggedModels: await byName(loggedModels, (model) => snapshotLoggedModel(read, model, nameOfRun)),
    };
  }
  const models = await withPrompts((fields) =>
    read.pages('GET', 'registered-models/search', 'registered_models', fields, 100),
  );
  const versions = await withPrompts((fields) =>
    read.pages('GET', 'model-versions/search', 'model_versions', fields),
  );
  const registry: Json = {};
  for (const { name, version, creation_timestamp, last_updated_timestamp } of [...models, ...versions]) {
    times[`registered ${name} ${version ?? ''}`] = [creation_timestamp, last_updated_timestamp];
  }
  for (const { name, description, tags, aliases } of models) {
    registry[text(name)] = {
      description: description ?? '',
      tags: pairs(tags),
      aliases: pairs(aliases, 'alias', 'version'),
      versions: await byName(
        versions.filter((version) => version.name === name),
        async (version) => ({
          name: text(version.version),
          value: await snapshotVersion(read, version, nameOfRun),
        }),
      ),
    };
  }
  return { experiments, registry, times };
}

/** What a search finds, and the prompts, which it finds only when it is asked for them. */
const withPrompts = async (search: (fields: Json) => Promise<Json[]>): Promise<Json[]> => [
  ...(await search({})),
  ...(await search({ filter: "tags.`mlflow.prompt.is_prompt` = 'true'" })),
];
