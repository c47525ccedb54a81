import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

let open: TestApp;
let shut: TestApp;
beforeAll(async () => {
  open = await createTestApp({ ...process.env, TRACKING_IMPORT: 'allowed' });
  shut = await createTestApp({ ...process.env, TRACKING_IMPORT: '' });
});
afterAll(async () => {
  await Promise.all([open.app.close(), shut.app.close()]);
});

const send = (to: TestApp, payload: object) =>
  to.app.inject({ method: 'POST', url: '/api/canopy/times', payload });
const times = { created: 1000, updated: 2000 };

describe('the address that takes over times', () => {
  it('does not exist unless the app was started with it', async () => {
    expect((await send(shut, {})).statusCode).toBe(404);
  });

  it('sets the times of each kind of thing, however often, and passes over what is not there', async () => {
    const { experiment_id } = await open.ask('POST', 'experiments/create', { name: aName('moved') });
    const { model } = await open.ask('POST', 'logged-models', { experiment_id });
    const { model_id } = model.info;
    const name = aName('moved');
    await open.ask('POST', 'registered-models/create', { name });
    await open.ask('POST', 'model-versions/create', { name, source: 's3://b/x' });
    const payload = {
      experiments: [{ experiment_id, ...times }],
      logged_models: [
        { model_id, ...times },
        { model_id: 'm-none', ...times },
      ],
      registered_models: [{ name, ...times }],
      model_versions: [{ name, version: '1', ...times }],
    };

    const answers = [await send(open, payload), await send(open, payload)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const { experiment } = await open.ask('GET', 'experiments/get', { experiment_id });
    expect(experiment).toMatchObject({ creation_time: 1000, last_update_time: 2000 });
    const { info } = (await open.ask('GET', `logged-models/${model_id}`)).model;
    expect(info).toMatchObject({ creation_timestamp_ms: 1000, last_updated_timestamp_ms: 2000 });
    const { registered_model } = await open.ask('GET', 'registered-models/get', { name });
    const stamps = { creation_timestamp: 1000, last_updated_timestamp: 2000 };
    expect(registered_model).toMatchObject({ ...stamps, latest_versions: [stamps] });
  });

  it.each([
    { experiments: [{ experiment_id: 'x', ...times }] },
    { model_versions: [{ name: 'm', version: 'x', ...times }] },
    { logged_models: [{ model_id: 'm' }] },
  ])('refuses %j', async (payload) => {
    expect((await send(open, payload)).json()).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
  });
});
