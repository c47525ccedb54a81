import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../testing/create-test-app.js';

let tracking: TestApp;
let run_id: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  ({ run_id } = (await tracking.ask('POST', 'runs/create', {})).run.info);
});
afterAll(() => tracking.app.close());

describe('a number of 64 bits', () => {
  const history = async (key: string) =>
    (
      await tracking.app.inject({
        url: '/api/2.0/mlflow/metrics/get-history',
        query: { run_id, metric_key: key },
      })
    ).body;
  const log = (key: string, step: string) =>
    tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/runs/log-metric',
      headers: { 'content-type': 'application/json' },
      payload: `{"run_id":"${run_id}","key":"${key}","value":1,"timestamp":1,"step":${step}}`,
    });

  it.each(['9223372036854775807', '-9223372036854775808', '9007199254740993', '"9223372036854775807"'])(
    'is kept to the last digit: %s',
    async (step) => {
      const key = aName('step').replaceAll(' ', '-');

      expect((await log(key, step)).statusCode).toBe(200);

      expect(await history(key)).toContain(`"step":${step.replaceAll('"', '')}`);
    },
  );

  it.each(['9223372036854775808', '-9223372036854775809', '1e30', '1.5', '"x"', 'true', '[]'])(
    'is not %s',
    async (step) => {
      const { statusCode, json } = await log('refused', step);

      expect([statusCode, json().error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
      expect(json().message).toContain('step');
    },
  );
});

describe('a value of a metric', () => {
  const log = (value: string) =>
    tracking.app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/runs/log-metric',
      headers: { 'content-type': 'application/json' },
      payload: `{"run_id":"${run_id}","key":"spelt","timestamp":1,"value":${value}}`,
    });

  it.each(['"NaN"', '"Infinity"', '"-Infinity"', '1e308', '-0.0', '"1.5"', '1e999'])(
    'may be %s',
    async (value) => {
      expect((await log(value)).statusCode).toBe(200);
    },
  );

  it.each([
    'NaN',
    'Infinity',
    '-Infinity',
    '"one"',
    '"0x10"',
    '"1_000"',
    '""',
    'true',
    '{}',
    '[1]',
    '" 1 2"',
  ])('is not %s', async (value) => {
    const { statusCode, json } = await log(value);

    expect([statusCode, json().error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });
});
