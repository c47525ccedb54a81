import type { AddressInfo } from 'node:net';
import { createMlflowClient, type MlflowClient } from '@canopy/mlflow-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from './testing/create-test-app.js';

let tracking: TestApp;
let client: MlflowClient;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = tracking.app.server.address() as AddressInfo;
  client = createMlflowClient({ baseUrl: `http://127.0.0.1:${port}` });
});
afterAll(() => tracking.app.close());

const anExperiment = () => client.experiments.create({ name: aName('calls'), tags: { kept: 'yes' } });
const aRun = async (experimentId: string) => (await client.runs.create({ experimentId, startTime: 1 })).info;
const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = async (read: Promise<Uint8Array>) => new TextDecoder().decode(await read);

describe('the calls of experiments', () => {
  it('rename, tag, delete and restore', async () => {
    const id = await anExperiment();
    const name = aName('renamed');

    await client.experiments.rename(id, name);
    await client.experiments.setTag(id, 'a', 'b');
    await client.experiments.deleteTag(id, 'kept');
    await client.experiments.delete(id);
    const { experiments } = await client.experiments.search({
      filter: `name = '${name}'`,
      viewType: 'DELETED_ONLY',
    });
    await client.experiments.restore(id);

    expect(experiments.map(({ experiment_id }) => experiment_id)).toEqual([id]);
    expect(await client.experiments.get(id)).toMatchObject({
      name,
      lifecycle_stage: 'active',
      tags: [{ key: 'a', value: 'b' }],
    });
    expect(await client.experiments.get('2147483647')).toBeUndefined();
  });
});

describe('the calls of runs', () => {
  it('log values one by one, mark and restore', async () => {
    const experimentId = await anExperiment();
    const { run_id } = await aRun(experimentId);

    await client.runs.logMetric(run_id, { key: 'm', value: 1, timestamp: 5 });
    await client.runs.logParam(run_id, 'p', '1');
    await client.runs.setTag(run_id, 'a', 'b');
    await client.runs.setTag(run_id, 'gone', 'b');
    await client.runs.deleteTag(run_id, 'gone');
    await client.runs.logModel(run_id, { artifact_path: 'm', utc_time_created: 't', run_id, flavors: {} });
    await client.runs.delete(run_id);
    const { runs } = await client.runs.search({ experimentIds: [experimentId], viewType: 'DELETED_ONLY' });
    await client.runs.restore(run_id);

    expect(runs.map(({ info }) => info.run_id)).toEqual([run_id]);
    const { info, data } = await client.runs.get(run_id);
    expect(info.lifecycle_stage).toBe('active');
    expect(data.metrics).toEqual([{ key: 'm', value: 1, timestamp: 5, step: 0 }]);
    expect(data.params).toEqual([{ key: 'p', value: '1' }]);
    expect(data.tags.map(({ key }) => key).sort()).toEqual([
      'a',
      'mlflow.log-model.history',
      'mlflow.runName',
    ]);
    await expect(client.runs.logParam(run_id, 'p', '2')).rejects.toThrow('Changing param values');
  });

  it('log data sets and models as inputs and outputs', async () => {
    const experimentId = await anExperiment();
    const { run_id } = await aRun(experimentId);
    const dataset = { name: 'leaves', digest: 'd1', source_type: 'local', source: '{}' };
    const tags = [{ key: 'mlflow.data.context', value: 'training' }];
    const { info } = await client.loggedModels.create({ experimentId });

    await client.runs.logInputs(run_id, { datasets: [{ dataset, tags }], modelIds: [info.model_id] });
    await client.runs.logOutputs(run_id, [{ model_id: info.model_id, step: 3 }]);

    const { inputs, outputs } = await client.runs.get(run_id);
    expect(inputs).toEqual({
      dataset_inputs: [{ dataset, tags }],
      model_inputs: [{ model_id: info.model_id }],
    });
    expect(outputs?.model_outputs).toEqual([{ model_id: info.model_id, step: 3 }]);
    expect(await client.experiments.searchDatasets([experimentId])).toEqual([
      { experiment_id: experimentId, name: 'leaves', digest: 'd1', context: 'training' },
    ]);
  });

  it('read the histories of several runs, whole and sampled', async () => {
    const experimentId = await anExperiment();
    const runs = [await aRun(experimentId), await aRun(experimentId)];
    const runIds = runs.map(({ run_id }) => run_id).sort();
    const metrics = Array.from({ length: 10 }, (_, step) => ({
      key: 'm',
      value: step,
      timestamp: step,
      step,
    }));
    for (const runId of runIds) await client.runs.logBatch(runId, { metrics });

    const histories = await client.runs.metricHistories(runIds, 'm');
    const samples = await client.runs.metricSamples({
      runIds: runIds.slice(0, 1),
      key: 'm',
      steps: { start: 2, end: 9 },
      maxResults: 2,
    });

    expect(histories).toHaveLength(20);
    expect(histories[0]).toEqual({ ...metrics[0], run_id: runIds[0] });
    expect(samples.map(({ step }) => step)).toEqual([2, 9]);
    expect(await client.runs.metricHistories(runIds, 'none')).toEqual([]);
  });
});

describe('the calls of artifacts', () => {
  it('read by run, model and version, list and delete', async () => {
    const experimentId = await anExperiment();
    const { run_id, artifact_uri: artifactUri } = await aRun(experimentId);
    const name = aName('registered');
    const { info } = await client.loggedModels.create({ experimentId, sourceRunId: run_id });
    await client.artifacts.upload({ artifactUri: info.artifact_uri }, 'MLmodel', bytes('flavors'));
    await client.artifacts.uploadToRun(run_id, 'sub/a b.txt', bytes('of the run'));
    await client.registeredModels.create({ name });
    await client.modelVersions.create({ name, source: info.artifact_uri, modelId: info.model_id });

    expect(await textOf(client.artifacts.downloadOfRun(run_id, 'sub/a b.txt'))).toBe('of the run');
    expect(await textOf(client.artifacts.downloadOfModel(info.model_id, 'MLmodel'))).toBe('flavors');
    expect(await textOf(client.artifacts.downloadOfVersion(name, '1', 'MLmodel'))).toBe('flavors');
    expect(await client.artifacts.listFolder(artifactUri)).toEqual([{ path: 'sub', is_dir: true }]);
    expect(await client.loggedModels.listArtifacts(info.model_id)).toEqual([
      { path: 'MLmodel', is_dir: false, file_size: 7 },
    ]);
    await client.artifacts.delete(artifactUri, 'sub');
    expect(await client.artifacts.listFolder(artifactUri)).toEqual([]);
  });

  it('pass the server by where they are large', async () => {
    const { run_id, artifact_uri: artifactUri } = await aRun(await anExperiment());
    const place = { artifactUri, path: 'large/data.bin' };

    const { upload_id, credentials } = await client.directTransfers.beginUpload(place, 1);
    const [part] = credentials;
    const sent = await fetch(part?.url ?? '', { method: 'PUT', body: 'in one part' });
    const parts = [{ part_number: 1, etag: sent.headers.get('etag') ?? '' }];
    await client.directTransfers.completeUpload(place, upload_id, parts);
    const { url, file_size } = await client.directTransfers.downloadUrl(place);

    expect(file_size).toBe(11);
    expect(await (await fetch(url)).text()).toBe('in one part');
    const begun = await client.directTransfers.beginUpload(place, 1);
    await client.directTransfers.abortUpload(place, begun.upload_id);
    const asked = [
      client.directTransfers.uploadUrlOfRun(run_id, 'x'),
      client.directTransfers.downloadUrlOfRun(run_id, 'x'),
    ];
    for (const url of asked)
      await expect(url).rejects.toThrow('is not supported for proxied artifact storage');
  });
});

describe('the calls of logged models', () => {
  it('make, finalize, tag, search and delete', async () => {
    const experimentId = await anExperiment();
    const { run_id } = await aRun(experimentId);
    const { info } = await client.loggedModels.create({
      experimentId,
      name: 'oak',
      modelType: 'forest',
      sourceRunId: run_id,
      params: { depth: '3' },
    });
    const id = info.model_id;
    await client.loggedModels.create({ experimentId, name: 'elm' });

    await client.loggedModels.logParams(id, { trees: '20' });
    await client.loggedModels.setTags(id, { a: 'b', gone: 'c' });
    await client.loggedModels.deleteTag(id, 'gone');
    await client.loggedModels.finalize(id, 'LOGGED_MODEL_READY');
    const leaves = { dataset_name: 'leaves', dataset_digest: 'd1' };
    const measured = { key: 'f1', value: Number.NaN, timestamp: 1, model_id: id, ...leaves };
    await client.runs.logBatch(run_id, { metrics: [measured] });

    const first = await client.loggedModels.search({
      experimentIds: [experimentId],
      orderBy: [{ field_name: 'name', ascending: false }],
      maxResults: 1,
    });
    expect(first.models[0]).toMatchObject({
      info: {
        name: 'oak',
        status: 'LOGGED_MODEL_READY',
        tags: [{ key: 'a', value: 'b' }],
        registrations: [],
      },
      data: { metrics: [{ ...measured, step: 0, run_id }] },
    });
    expect(first.models[0]?.data.params).toHaveLength(2);
    expect(first.nextPageToken).toBeDefined();
    await client.loggedModels.delete(id);
    expect(await client.loggedModels.get(id)).toBeUndefined();
    expect(await client.loggedModels.get(id, { allowDeleted: true })).toMatchObject({
      info: { model_id: id },
    });
  });
});

describe('the calls of the registry', () => {
  it('describe, tag, rename, stage and delete', async () => {
    const [name, newName] = [aName('registered'), aName('renamed')];
    await client.registeredModels.create({ name, description: 'First.', tags: { a: 'b' } });
    for (let i = 0; i < 2; i++)
      await client.modelVersions.create({ name, source: 's3://b/x', runLink: 'link' });

    await client.registeredModels.describe(name, 'Second.');
    await client.registeredModels.setTag(name, 'c', 'd');
    await client.registeredModels.deleteTag(name, 'a');
    await client.registeredModels.rename(name, newName);
    await client.modelVersions.describe(newName, '1', 'The first.');
    await client.modelVersions.setTag(newName, '1', 'a', 'b');
    await client.modelVersions.deleteTag(newName, '1', 'a');
    await client.modelVersions.moveToStage(newName, '1', 'Production');
    await client.modelVersions.moveToStage(newName, '2', 'Production', { archiveOthers: true });

    expect(await client.registeredModels.get(newName)).toMatchObject({
      description: 'Second.',
      tags: [{ key: 'c', value: 'd' }],
    });
    expect(await client.modelVersions.get(newName, '1')).toMatchObject({
      description: 'The first.',
      current_stage: 'Archived',
      run_link: 'link',
      tags: [],
    });
    const latest = await client.registeredModels.latestVersions(newName, ['Production']);
    expect(latest.map(({ version }) => version)).toEqual(['2']);
    expect(await client.modelVersions.downloadUri(newName, '2')).toBe('s3://b/x');
    await client.modelVersions.delete(newName, '2');
    expect(await client.modelVersions.get(newName, '2')).toBeUndefined();
    await client.registeredModels.delete(newName);
    expect(await client.registeredModels.get(newName)).toBeUndefined();
  });

  it('leave prompts out of a search that does not ask for them', async () => {
    const name = aName('prompt');
    const tags = { 'mlflow.prompt.is_prompt': 'true' };
    await client.registeredModels.create({ name, tags });
    await client.modelVersions.create({ name, source: 'prompt-template', tags });
    const filter = `name = '${name}'`;
    const withPrompts = { filter: `${filter} AND tags.\`mlflow.prompt.is_prompt\` = 'true'` };

    expect((await client.registeredModels.search({ filter })).registeredModels).toEqual([]);
    expect((await client.modelVersions.search({ filter })).modelVersions).toEqual([]);
    expect((await client.registeredModels.search(withPrompts)).registeredModels).toHaveLength(1);
    expect((await client.modelVersions.search(withPrompts)).modelVersions).toHaveLength(1);
  });
});

describe('the calls of the server', () => {
  it('tell how it is and what it can do', async () => {
    await client.server.checkHealth();

    expect(await client.server.version()).toMatch(/^3\./);
    expect(await client.server.info()).toMatchObject({ multipart_uploads_enabled: true });
  });

  it('purge what is chosen, and say what they would', async () => {
    const experimentId = await anExperiment();
    const { run_id, artifact_uri: artifactUri } = await aRun(experimentId);
    await client.artifacts.upload({ artifactUri }, 'x', bytes('four'));
    await client.runs.delete(run_id);
    const choice = { runIds: [run_id], retentionMs: 0 };

    const kept = await client.purge({ runIds: [run_id] });
    const [dry, done] = [await client.purge({ ...choice, dryRun: true }), await client.purge(choice)];

    expect(kept).toMatchObject({ runs: 0, kept: [{ kind: 'run', id: run_id }] });
    expect(done).toEqual({ ...dry, runs: 1, objects: 1, bytes: 4, is_complete: true, kept: [] });
    await expect(client.runs.get(run_id)).rejects.toMatchObject({ errorCode: 'RESOURCE_DOES_NOT_EXIST' });
  });
});
