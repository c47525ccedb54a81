import {
  type Decision,
  type KeyValue,
  type MlflowClient,
  MlflowError,
  type ModelVersion,
  type Run,
} from '@canopy/mlflow-client';

import { addDecision, decisionsOf } from './in-memory-decisions.js';

export interface InMemoryTracking {
  client: MlflowClient;
  runs: Map<string, Run>;
  versions: ModelVersion[];
  aliases: Map<string, string>;
  artifacts: Map<string, Uint8Array>;
  /** Of the registered model, whatever its name. */
  tags: Map<string, string>;
  /** The oldest first. */
  decisions: Decision[];
  /** Names of the calls so far, e.g. `runs.create`. */
  calls: string[];
  /** The calls after so many fail as if the server were gone; undefined: none do. */
  failAfterCalls: number | undefined;
}

/** A tracking server in memory, as far as the pipeline asks it; idempotency keys work as on the real one. */
export function inMemoryTracking(): InMemoryTracking {
  const state: InMemoryTracking = {
    client: undefined as unknown as MlflowClient,
    runs: new Map(),
    versions: [],
    aliases: new Map(),
    artifacts: new Map(),
    tags: new Map(),
    decisions: [],
    calls: [],
    failAfterCalls: undefined,
  };
  const keys = new Map<string, string>();
  const client = {
    experiments: {
      async getOrCreate(name: string) {
        return { experiment_id: '1', name };
      },
    },
    runs: {
      async create(run: Parameters<MlflowClient['runs']['create']>[0]) {
        const runId = keys.get(`run ${run.idempotencyKey}`) ?? `run${state.runs.size + 1}`;
        keys.set(`run ${run.idempotencyKey}`, runId);
        const known = state.runs.get(runId) ?? aRun(runId, run);
        state.runs.set(runId, known);
        return known;
      },
      async update({ runId, status, endTime }: Parameters<MlflowClient['runs']['update']>[0]) {
        const { info } = runOf(state, runId);
        if (status !== undefined) info.status = status;
        if (endTime !== undefined) info.end_time = endTime;
        return info;
      },
      async logBatch(runId: string, batch: Parameters<MlflowClient['runs']['logBatch']>[1]) {
        const { data } = runOf(state, runId);
        data.params = Object.entries(batch.params ?? {}).map(toKeyValue);
        data.metrics = (batch.metrics ?? []).map((metric) => ({ step: 0, ...metric }));
      },
    },
    artifacts: {
      async upload({ artifactUri }: { artifactUri: string }, path: string, body: Uint8Array) {
        state.artifacts.set(`${artifactUri}/${path}`, body);
      },
      async download(artifactUri: string, path: string) {
        const found = state.artifacts.get(`${artifactUri}/${path}`);
        if (found === undefined) throw missing(`No such artifact: '${path}'`);
        return found;
      },
    },
    registeredModels: {
      async getOrCreate(name: string) {
        return { name };
      },
      async get(name: string) {
        return { name, tags: [...state.tags].map(toKeyValue) };
      },
      async setTag(_name: string, key: string, value: string) {
        state.tags.set(key, value);
      },
      async deleteTag(_name: string, key: string) {
        state.tags.delete(key);
      },
      async setAlias(_name: string, alias: string, version: string) {
        const fromVersion = state.aliases.get(alias);
        state.aliases.set(alias, version);
        const moved = { name: _name, alias, version, fromVersion, who: 'a client', why: '' };
        addDecision(state, { ...moved, outcome: 'moved' }, version);
      },
    },
    modelVersions: {
      async create(wanted: Parameters<MlflowClient['modelVersions']['create']>[0]) {
        const known = state.versions.find(
          ({ version }) => version === keys.get(`version ${wanted.idempotencyKey}`),
        );
        const version = known ?? aVersion(String(state.versions.length + 1), wanted);
        if (known === undefined) state.versions.push(version);
        keys.set(`version ${wanted.idempotencyKey}`, version.version);
        return version;
      },
      async get(_name: string, version: string) {
        return state.versions.find((known) => known.version === version);
      },
      async getByAlias(_name: string, alias: string) {
        return state.versions.find(({ version }) => version === state.aliases.get(alias));
      },
      async setTag(_name: string, version: string, key: string, value: string) {
        const tags = state.versions.find((known) => known.version === version)?.tags ?? [];
        const others = tags.filter((tag) => tag.key !== key);
        tags.splice(0, tags.length, ...others, { key, value });
      },
    },
    decisions: decisionsOf(state),
  };
  state.client = counted(client, state) as unknown as MlflowClient;
  // An iterable is not awaited, so it is not counted either.
  state.client.decisions.walk = async function* (wanted = {}) {
    const { decisions } = await decisionsOf(state).list({ ...wanted, maxResults: state.decisions.length });
    yield* structuredClone(wanted.oldestFirst ? decisions.reverse() : decisions);
  };
  return state;
}

type Calls = Record<string, (...inputs: never[]) => Promise<unknown>>;

function counted(groups: Record<string, object>, state: InMemoryTracking): Record<string, Calls> {
  const wrap = (group: string, [name, call]: [string, Calls[string]]) => {
    const wrapped: Calls[string] = async (...inputs) => {
      if (state.failAfterCalls !== undefined && state.calls.length >= state.failAfterCalls) {
        throw new MlflowError('The tracking server was not reached', { errorCode: 'UNREACHABLE' });
      }
      state.calls.push(`${group}.${name}`);
      return call(...inputs);
    };
    return [name, wrapped];
  };
  return Object.fromEntries(
    Object.entries(groups).map(([group, calls]) => [
      group,
      Object.fromEntries(Object.entries(calls as Calls).map((entry) => wrap(group, entry))),
    ]),
  );
}

function runOf({ runs }: InMemoryTracking, runId: string): Run {
  const run = runs.get(runId);
  if (run === undefined) throw missing(`Run '${runId}' not found`);
  return run;
}

const missing = (message: string) =>
  new MlflowError(message, { errorCode: 'RESOURCE_DOES_NOT_EXIST', status: 404 });

const toKeyValue = ([key, value]: [string, string]): KeyValue => ({ key, value });

function aRun(runId: string, run: Parameters<MlflowClient['runs']['create']>[0]): Run {
  return {
    info: {
      run_id: runId,
      run_uuid: runId,
      run_name: run.runName ?? '',
      experiment_id: run.experimentId,
      user_id: '',
      status: 'RUNNING',
      start_time: run.startTime,
      artifact_uri: `mlflow-artifacts:/1/${runId}/artifacts`,
      lifecycle_stage: 'active',
    },
    data: { metrics: [], params: [], tags: Object.entries(run.tags ?? {}).map(toKeyValue) },
  };
}

function aVersion(
  version: string,
  wanted: Parameters<MlflowClient['modelVersions']['create']>[0],
): ModelVersion {
  return {
    name: wanted.name,
    version,
    creation_timestamp: 0,
    last_updated_timestamp: 0,
    current_stage: 'None',
    description: '',
    source: wanted.source,
    run_id: wanted.runId ?? '',
    status: 'READY',
    tags: Object.entries(wanted.tags ?? {}).map(toKeyValue),
    run_link: '',
    aliases: [],
  };
}
