import { createHash } from 'node:crypto';

interface Json {
  [name: string]: unknown;
}

/** All that a tracking server keeps, by names in place of the ids that each server gives anew. */
export async function takeSnapshot(url: string): Promise<Json> {
  const read = createReader(url);
  const experiments: Json = {};
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
    const { experiment_id: id, name, lifecycle_stage, tags } = experiment;
    const fields = { experiment_ids: [id] };
    const loggedModels = await read.pages('POST', 'logged-models/search', 'models', fields);
    for (const { info } of loggedModels as { info: Json }[]) {
      nameOfModel.set(text(info.model_id), text(info.name));
    }
    const named = { nameOfRun, nameOfModel };
    experiments[text(name)] = {
      lifecycle_stage,
      tags: pairs(tags),
      runs: await byName(runsOf.get(id) ?? [], (run) => snapshotRun(read, run, named)),
      loggedModels: await byName(loggedModels, (model) => snapshotLoggedModel(read, model, nameOfRun)),
    };
  }
  const models = await read.pages('GET', 'registered-models/search', 'registered_models', {}, 100);
  const versions = await read.pages('GET', 'model-versions/search', 'model_versions', {});
  const registry: Json = {};
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
  return { experiments, registry };
}

interface Names {
  nameOfRun: ReadonlyMap<string, string>;
  nameOfModel: ReadonlyMap<string, string>;
}

interface Named {
  name: string;
  value: Json;
}

type Reader = ReturnType<typeof createReader>;

async function snapshotRun(read: Reader, run: Json, { nameOfRun, nameOfModel }: Names): Promise<Named> {
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

async function snapshotLoggedModel(
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

async function snapshotVersion(
  read: Reader,
  version: Json,
  nameOfRun: ReadonlyMap<string, string>,
): Promise<Json> {
  const { name, version: number } = version;
  const location = await read.call('GET', 'model-versions/get-download-uri', { name, version: number });
  return {
    stage: version.current_stage,
    description: version.description ?? '',
    run: nameOfRun.get(text(version.run_id)),
    tags: pairs(version.tags),
    // What stands between the artifact root and the files: `models/<id>/artifacts` or `<run>/artifacts`.
    location: text(location.artifact_uri).replace(/^.*?\/(models\/m-)?[^/]*\/artifacts/, '$1'),
  };
}

function createReader(url: string) {
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url + path, init);
    if (response.ok) return response;
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const queryOf = (fields: Json) =>
    new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    );
  const call = async (method: 'GET' | 'POST', path: string, fields: Json): Promise<Json> => {
    const address = `/api/2.0/mlflow/${path}`;
    if (method === 'GET') return readJson(await ask(`${address}?${queryOf(fields)}`));
    const headers = { 'content-type': 'application/json' };
    return readJson(await ask(address, { method, headers, body: JSON.stringify(fields) }));
  };
  return {
    call,
    async pages(
      method: 'GET' | 'POST',
      path: string,
      name: string,
      fields: Json,
      maxResults = 50,
    ): Promise<Json[]> {
      const items: Json[] = [];
      for (let token: unknown = ''; token !== undefined; ) {
        const paged = { ...fields, max_results: maxResults, ...(token === '' ? {} : { page_token: token }) };
        const page = await call(method, path, paged);
        items.push(...list(page[name]));
        token = page.next_page_token || undefined;
      }
      return items;
    },
    /** Digest of every artifact by its path. */
    async artifacts(
      listing: string,
      fields: Json,
      folderField: string,
      addressOf: (path: string) => [string, Json],
    ): Promise<Json> {
      const digests: Json = {};
      const folders: (string | undefined)[] = [undefined];
      for (const folder of folders) {
        const inFolder = folder === undefined ? fields : { ...fields, [folderField]: folder };
        for (const { path, is_dir } of list((await call('GET', listing, inFolder)).files)) {
          if (is_dir) {
            folders.push(text(path));
            continue;
          }
          const [address, query] = addressOf(text(path));
          const bytes = await (await ask(`${address}?${queryOf(query)}`)).bytes();
          digests[text(path)] = createHash('sha256').update(bytes).digest('hex');
        }
      }
      return digests;
    },
  };
}

async function byName(items: readonly Json[], take: (item: Json) => Promise<Named>): Promise<Json> {
  const taken: Json = {};
  for (const item of items) {
    const { name, value } = await take(item);
    if (taken[name] !== undefined)
      throw new Error(`Two things are called ${name}; a snapshot tells them by name.`);
    taken[name] = value;
  }
  return taken;
}

const readJson = async (response: Response) => (await response.json()) as Json;
const list = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function pairs(value: unknown, key = 'key', of = 'value'): Json {
  // Written by the server itself with ids of its own, or by a transfer.
  const own = ['canopy.imported_from', 'mlflow.modelVersions', 'mlflow.log-model.history'];
  const entries = list(value).map((pair): [string, unknown] => [text(pair[key]), pair[of] ?? '']);
  return Object.fromEntries(entries.filter(([name]) => !own.includes(name)).sort());
}
