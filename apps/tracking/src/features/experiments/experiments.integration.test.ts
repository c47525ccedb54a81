import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
});
afterAll(() => tracking.app.close());

const create = async (fields: object = {}): Promise<string> =>
  (await tracking.ask('POST', 'experiments/create', { name: aName('experiment'), ...fields })).experiment_id;
const get = async (experiment_id: string) =>
  (await tracking.ask('GET', 'experiments/get', { experiment_id })).experiment;

describe('experiments', () => {
  it('has the default one from the start', async () => {
    expect(await get('0')).toMatchObject({ experiment_id: '0' });
  });

  it('creates one with tags and a location of its own, at both prefixes', async () => {
    const id = await create({ tags: [{ key: 'team', value: 'a' }, { key: 'empty' }] });

    expect(await get(id)).toMatchObject({
      artifact_location: `mlflow-artifacts:/${id}`,
      lifecycle_stage: 'active',
      tags: [
        { key: 'empty', value: '' },
        { key: 'team', value: 'a' },
      ],
    });
    const other = await tracking.app.inject({
      url: `/ajax-api/2.0/mlflow/experiments/get?experiment_id=${id}`,
    });
    expect(other.json().experiment.experiment_id).toBe(id);
  });

  it('refuses a second of the same name, also while several ask at once', async () => {
    const name = aName('race');

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tracking.call('POST', 'experiments/create', { name })),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 400)?.body).toEqual({
      error_code: 'RESOURCE_ALREADY_EXISTS',
      message: `Experiment(name=${name}) already exists.`,
    });
  });

  it('says when a deleted one holds the name', async () => {
    const name = aName('held');
    const id = await create({ name });
    await tracking.ask('POST', 'experiments/delete', { experiment_id: id });

    const { body } = await tracking.call('POST', 'experiments/create', { name });

    expect(body.message).toContain(`(id ${id})`);
  });

  it('deletes with its runs, and restores', async () => {
    const id = await create();
    const { run } = await tracking.ask('POST', 'runs/create', { experiment_id: id });
    const stageOfRun = async () =>
      (await tracking.ask('GET', 'runs/get', { run_id: run.info.run_id })).run.info.lifecycle_stage;

    await tracking.ask('POST', 'experiments/delete', { experiment_id: id });

    expect((await get(id)).lifecycle_stage).toBe('deleted');
    expect(await stageOfRun()).toBe('deleted');
    expect((await tracking.call('POST', 'experiments/delete', { experiment_id: id })).status).toBe(404);
    expect((await tracking.call('POST', 'runs/create', { experiment_id: id })).status).toBe(400);
    await tracking.ask('POST', 'experiments/restore', { experiment_id: id });
    expect(await stageOfRun()).toBe('active');
  });

  it('renames the active only, and tags', async () => {
    const id = await create();
    const name = aName('renamed');

    await tracking.ask('POST', 'experiments/update', { experiment_id: id, new_name: name });
    await tracking.ask('POST', 'experiments/set-experiment-tag', { experiment_id: id, key: 'k', value: 'v' });

    expect(await get(id)).toMatchObject({ name, tags: [{ key: 'k', value: 'v' }] });
    await tracking.ask('POST', 'experiments/delete-experiment-tag', { experiment_id: id, key: 'k' });
    expect(await get(id)).not.toHaveProperty('tags');
    await tracking.ask('POST', 'experiments/delete', { experiment_id: id });
    expect(
      await tracking.call('POST', 'experiments/update', { experiment_id: id, new_name: 'x' }),
    ).toMatchObject({
      status: 400,
      body: { error_code: 'INVALID_STATE' },
    });
  });

  it('searches by as many comparisons as there are', async () => {
    const tags = Array.from({ length: 30 }, (_, index) => ({ key: `k${index}`, value: aName('v') }));
    const id = await create({ tags });
    await create({ tags: tags.slice(1) });
    const idsOf = async (count: number, more = '') => {
      const filter = tags.slice(0, count).map(({ key, value }) => `tags.${key} = '${value}'`);
      const { experiments = [] } = await tracking.ask('POST', 'experiments/search', {
        filter: `${filter.join(' AND ')}${more}`,
        max_results: 10,
      });
      return experiments.map(({ experiment_id }: { experiment_id: string }) => experiment_id);
    };

    expect(await idsOf(8)).toEqual([id]);
    expect(await idsOf(30)).toEqual([id]);
    expect(await idsOf(30, " AND tags.k0 != 'other' AND tags.other IS NULL")).toEqual([id]);
    expect(await idsOf(30, " AND tags.k29 = 'other'")).toEqual([]);
  });

  it('searches by filter, order and page', async () => {
    const mark = aName('mark');
    const ids: string[] = [];
    for (const name of ['c', 'a', 'b']) {
      ids.push(await create({ name: `${mark} ${name}`, tags: [{ key: 'mark', value: mark }] }));
    }
    const fields = { filter: `tags.mark = '${mark}'`, order_by: ['name DESC'], max_results: 2 };

    const first = await tracking.ask('POST', 'experiments/search', fields);
    const second = await tracking.ask('GET', 'experiments/search', {
      ...fields,
      page_token: first.next_page_token,
    });

    const names = [...first.experiments, ...second.experiments].map(({ name }: { name: string }) =>
      name.at(-1),
    );
    expect(names).toEqual(['c', 'b', 'a']);
    expect(second).not.toHaveProperty('next_page_token');
    expect(
      await tracking.ask('POST', 'experiments/search', { ...fields, view_type: 'DELETED_ONLY' }),
    ).toEqual({});
    const byId = { filter: `experiment_id IN ('${ids[0]}')`, max_results: 5 };
    expect((await tracking.ask('POST', 'experiments/search', byId)).experiments).toHaveLength(1);
  });

  it.each([
    ['POST', 'experiments/create', {}, "Missing value for required parameter 'name'"],
    [
      'POST',
      'experiments/create',
      { name: 5 },
      "Invalid value 5 for parameter 'name' supplied:  Hint: Value was of type 'int'",
    ],
    [
      'POST',
      'experiments/create',
      { name: 'x'.repeat(501) },
      "'name' exceeds the maximum length of 500 characters",
    ],
    [
      'POST',
      'experiments/create',
      { name: 'x', artifact_location: 'http://h/x' },
      "cannot use the 'http' scheme",
    ],
    [
      'GET',
      'experiments/get',
      { experiment_id: 'abc' },
      "Invalid experiment ID 'abc'. Experiment ID must be a valid integer.",
    ],
    [
      'POST',
      'experiments/search',
      {},
      "Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer",
    ],
    [
      'POST',
      'experiments/search',
      { max_results: 50_001 },
      "Invalid value 50001 for parameter 'max_results' supplied",
    ],
    ['POST', 'experiments/search', { max_results: 5, page_token: 'x' }, 'Invalid page token'],
  ] as const)('refuses %s %s %j', async (method, path, fields, message) => {
    const { status, body } = await tracking.call(method, path, fields);

    expect(status).toBe(400);
    expect(body.error_code).toBe('INVALID_PARAMETER_VALUE');
    expect(body.message).toContain(message);
  });

  it.each(['99999', '99999999999999999999999'])('knows no experiment %s', async (experiment_id) => {
    expect(await tracking.call('GET', 'experiments/get', { experiment_id })).toEqual({
      status: 404,
      body: {
        error_code: 'RESOURCE_DOES_NOT_EXIST',
        message: `No Experiment with id=${experiment_id} exists`,
      },
    });
  });
});
