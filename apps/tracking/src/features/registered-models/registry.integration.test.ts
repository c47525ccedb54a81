import { createDatabase, type Database } from '@canopy/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
let database: Database;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  database = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
});
afterAll(async () => {
  await tracking.app.close();
  await database.close();
});
beforeEach(async () => {
  name = aName('model');
  await tracking.ask('POST', 'registered-models/create', { name });
});

const source = 's3://bucket/model';
const aVersion = async (fields: object = {}) =>
  (await tracking.ask('POST', 'model-versions/create', { name, source, ...fields })).model_version;
const getModel = async () => (await tracking.ask('GET', 'registered-models/get', { name })).registered_model;
const moves = async () => {
  const { rows } = await database.pool.query(
    'SELECT alias, from_version, to_version FROM alias_moves WHERE name = $1 ORDER BY id',
    [name],
  );
  return rows.map(({ alias, from_version, to_version }) => [alias, from_version, to_version]);
};

describe('registered models', () => {
  it('refuses a second of the same name', async () => {
    expect(await tracking.call('POST', 'registered-models/create', { name })).toEqual({
      status: 400,
      body: {
        error_code: 'RESOURCE_ALREADY_EXISTS',
        message: `Registered Model (name=${name}) already exists.`,
      },
    });
  });

  it('describes, tags and renames with all that hangs on it', async () => {
    const renamed = aName('renamed');
    await aVersion();
    await tracking.ask('POST', 'registered-models/set-tag', { name, key: 'k', value: 'v' });
    await tracking.ask('PATCH', 'registered-models/update', { name, description: 'trees' });
    await tracking.ask('POST', 'registered-models/alias', { name, alias: 'champion', version: '1' });

    await tracking.ask('POST', 'registered-models/rename', { name, new_name: renamed });

    expect(
      (await tracking.ask('GET', 'registered-models/get', { name: renamed })).registered_model,
    ).toMatchObject({
      name: renamed,
      description: 'trees',
      tags: [{ key: 'k', value: 'v' }],
      aliases: [{ alias: 'champion', version: '1' }],
      latest_versions: [{ name: renamed, version: '1', aliases: ['champion'] }],
    });
    // Versions change with their model, so that the newest comes first again.
    await tracking.ask('POST', 'model-versions/create', { name: renamed, source: 's3://b/y' });
    await tracking.ask('PATCH', 'model-versions/update', {
      name: renamed,
      version: '1',
      description: 'late',
    });
    const again = aName('renamed');
    await tracking.ask('POST', 'registered-models/rename', { name: renamed, new_name: again });
    const found = await tracking.ask('GET', 'model-versions/search', { filter: `name = '${again}'` });
    expect(found.model_versions.map(({ version }: { version: string }) => version)).toEqual(['2', '1']);
    expect((await tracking.call('GET', 'registered-models/get', { name })).status).toBe(404);
  });

  it('says whether a model or a prompt holds the name', async () => {
    const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
    const [model, prompt] = [aName('model'), aName('prompt')];
    await tracking.ask('POST', 'registered-models/create', { name: model });
    await tracking.ask('POST', 'registered-models/create', { name: prompt, tags });
    const refusal = async (fields: object) =>
      (await tracking.call('POST', 'registered-models/create', fields)).body;

    expect(await refusal({ name: model })).toEqual({
      error_code: 'RESOURCE_ALREADY_EXISTS',
      message: `Registered Model (name=${model}) already exists.`,
    });
    expect((await refusal({ name: prompt, tags })).message).toBe(`Prompt (name=${prompt}) already exists.`);
    expect((await refusal({ name: model, tags })).message).toContain(
      `Tried to create a prompt with name '${model}', but the name is already taken by a registered model.`,
    );
    expect((await refusal({ name: prompt })).message).toContain(
      `Tried to create a registered model with name '${prompt}', but the name is already taken by a prompt.`,
    );
  });

  it('finds by name and tag, and leaves prompts out unless asked', async () => {
    const prompt = aName(name);
    await tracking.ask('POST', 'registered-models/create', {
      name: prompt,
      tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }],
    });
    const search = async (filter: string) => {
      const { registered_models = [] } = await tracking.ask('GET', 'registered-models/search', { filter });
      return registered_models.map((model: { name: string }) => model.name);
    };

    expect(await search(`name LIKE '${name}%'`)).toEqual([name]);
    const prefix = `name LIKE '${name}%' AND tags.mlflow.prompt.is_prompt`;
    expect(await search(`${prefix} = 'true'`)).toEqual([prompt]);
    expect(await search(`${prefix} = 'false'`)).toEqual([name]);
    expect(await search(`${prefix} != 'true'`)).toEqual([name]);
    expect(await search(`name IN ('${name}', 'other')`)).toEqual([name]);
  });

  it('is gone with its versions and aliases when it is deleted', async () => {
    await aVersion();
    await tracking.ask('POST', 'registered-models/alias', { name, alias: 'champion', version: '1' });

    await tracking.ask('DELETE', 'registered-models/delete', { name });

    expect((await tracking.call('GET', 'model-versions/get', { name, version: '1' })).status).toBe(404);
    expect((await moves()).at(-1)).toEqual(['champion', 1, null]);
  });
});

describe('model versions', () => {
  it('counts on without a gap while many are made at once', async () => {
    const versions = await Promise.all(Array.from({ length: 12 }, () => aVersion()));

    expect(versions.map(({ version }) => Number(version)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });

  it('makes one version of an idempotency key, also of requests that come at once', async () => {
    const key = aName('key');
    const create = () =>
      tracking.app.inject({
        method: 'POST',
        url: '/api/2.0/mlflow/model-versions/create',
        payload: { name, source },
        headers: { 'idempotency-key': key },
      });

    const answers = await Promise.all(Array.from({ length: 8 }, create));

    expect(answers.map((answer) => answer.json().model_version?.version)).toEqual(Array(8).fill('1'));
  });

  it('never gives the number of a deleted version again, and tells nothing of it', async () => {
    await aVersion();
    await aVersion({ description: 'secret' });

    await tracking.ask('DELETE', 'model-versions/delete', { name, version: '2' });

    expect((await aVersion()).version).toBe('3');
    expect((await tracking.call('GET', 'model-versions/get', { name, version: '2' })).status).toBe(404);
    const { model_versions } = await tracking.ask('GET', 'model-versions/search', {
      filter: `name = '${name}'`,
    });
    expect(model_versions.map(({ version }: { version: string }) => version)).toEqual(['3', '1']);
  });

  it('follows a run that made it, and refuses the files of another', async () => {
    const { run } = await tracking.ask('POST', 'runs/create', {});
    const { run_id, artifact_uri } = run.info;

    const version = await aVersion({
      source: `${artifact_uri}/model`,
      run_id,
      tags: [{ key: 'a', value: 'b' }],
    });

    expect(version).toMatchObject({
      run_id,
      status: 'READY',
      current_stage: 'None',
      tags: [{ key: 'a', value: 'b' }],
    });
    const search = await tracking.ask('GET', 'model-versions/search', { filter: `run_id = '${run_id}'` });
    expect(search.model_versions).toHaveLength(1);
    const foreign = { name, source: 'mlflow-artifacts:/0/other/artifacts', run_id };
    expect((await tracking.call('POST', 'model-versions/create', foreign)).status).toBe(400);
    const prompt = { name, source: '/etc', tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }] };
    expect((await tracking.call('POST', 'model-versions/create', prompt)).status).toBe(400);
  });

  it('says where the files of a copy are', async () => {
    await aVersion();
    const copy = await aVersion({ source: `models:/${name}/1` });

    const { artifact_uri } = await tracking.ask('GET', 'model-versions/get-download-uri', {
      name,
      version: copy.version,
    });

    expect(artifact_uri).toBe(source);
  });

  it('is made of what a stage or an alias names now, and stays that', async () => {
    await aVersion({ source: 's3://bucket/old' });
    await aVersion({ source: 's3://bucket/new' });
    const at = { name, alias: 'champion' };
    await tracking.ask('POST', 'registered-models/alias', { ...at, version: '1' });
    await tracking.ask('POST', 'model-versions/transition-stage', { name, version: '1', stage: 'Staging' });

    const copies = [
      await aVersion({ source: `models:/${name}@champion` }),
      await aVersion({ source: `models:/${name}/staging` }),
      await aVersion({ source: `models:/${name}/latest` }),
    ];
    await tracking.ask('POST', 'registered-models/alias', { ...at, version: '2' });

    expect(copies.map(({ source }) => source)).toEqual(
      [1, 1, 4].map((version) => `models:/${name}/${version}`),
    );
    const { artifact_uri } = await tracking.ask('GET', 'model-versions/get-download-uri', {
      name,
      version: copies[0].version,
    });
    expect(artifact_uri).toBe('s3://bucket/old');
  });

  it.each([
    ['@nobody', 'Registered model alias nobody not found.'],
    ['/Production', "and stage 'Production' found"],
    ['/Prod', 'Invalid Model Version stage: Prod. Value must be one of None, Staging, Production, Archived.'],
    ['/99', 'version=99) not found'],
  ])('cannot be made of models:/name%s where there is none', async (reference, message) => {
    const fields = { name, source: `models:/${name}${reference}` };

    const { status, body } = await tracking.call('POST', 'model-versions/create', fields);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.message).toContain(message);
  });

  it('moves through the stages, and archives the others when asked', async () => {
    for (let i = 0; i < 3; i++) await aVersion();
    const move = (version: string, stage: string, archive_existing_versions = false) =>
      tracking.call('POST', 'model-versions/transition-stage', {
        name,
        version,
        stage,
        archive_existing_versions,
      });

    await move('1', 'production');
    await move('2', 'Production', true);

    const latest = async (stages: string[]) => {
      const { model_versions = [] } = await tracking.ask('POST', 'registered-models/get-latest-versions', {
        name,
        stages,
      });
      return model_versions.map((version: { version: string; current_stage: string }) => [
        version.version,
        version.current_stage,
      ]);
    };
    expect(await latest([])).toEqual([
      ['1', 'Archived'],
      ['2', 'Production'],
      ['3', 'None'],
    ]);
    expect(await latest(['production'])).toEqual([['2', 'Production']]);
    expect((await move('1', 'Nowhere')).body.message).toBe(
      'Invalid Model Version stage: Nowhere. Value must be one of None, Staging, Production, Archived.',
    );
    expect((await move('1', 'None', true)).status).toBe(400);
  });
});

describe('aliases', () => {
  const set = (alias: string, version: string) =>
    tracking.call('POST', 'registered-models/alias', { name, alias, version });

  it('point at one version each, move, and every move is written down', async () => {
    await aVersion();
    await aVersion();

    await set('champion', '1');
    await set('champion', '1');
    await set('champion', '2');
    const { model_version } = await tracking.ask('GET', 'registered-models/alias', {
      name,
      alias: 'champion',
    });
    await tracking.ask('DELETE', 'registered-models/alias', { name, alias: 'champion' });
    await tracking.ask('DELETE', 'registered-models/alias', { name, alias: 'champion' });

    expect(model_version).toMatchObject({ version: '2', aliases: ['champion'] });
    expect(await moves()).toEqual([
      ['champion', null, 1],
      ['champion', 1, 2],
      ['champion', 2, null],
    ]);
  });

  it('form one unbroken chain of moves when many move at once', async () => {
    for (let i = 0; i < 4; i++) await aVersion();

    await Promise.all(Array.from({ length: 16 }, (_, index) => set('champion', String((index % 4) + 1))));

    const chain = await moves();
    for (let i = 1; i < chain.length; i++) expect(chain[i]?.[1]).toBe(chain[i - 1]?.[2]);
    expect((await getModel()).aliases).toEqual([{ alias: 'champion', version: String(chain.at(-1)?.[2]) }]);
  });

  it('know "latest", and say what is missing', async () => {
    await aVersion();
    await aVersion();
    const get = (alias: string, of = name) =>
      tracking.call('GET', 'registered-models/alias', { name: of, alias });

    expect((await get('latest')).body.model_version.version).toBe('2');
    expect(await get('none')).toEqual({
      status: 400,
      body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Registered model alias none not found.' },
    });
    expect((await get('champion', 'no such model')).status).toBe(404);
    expect((await set('champion', '9')).status).toBe(404);
    expect((await set('v3', '1')).status).toBe(400);
  });

  it('go with the version that they point at', async () => {
    await aVersion();
    await set('champion', '1');

    await tracking.ask('DELETE', 'model-versions/delete', { name, version: '1' });

    expect(await getModel()).not.toHaveProperty('aliases');
    expect((await moves()).at(-1)).toEqual(['champion', 1, null]);
  });
});
