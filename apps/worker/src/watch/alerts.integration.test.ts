import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { WatchPolicy } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WindowJudgement } from '../activities/contract/watch.js';
import { aPipelineControl, type FakePipeline } from '../testing/a-pipeline-control.js';
import { someWindow } from '../testing/fake-activities.js';
import { type InMemoryTracking, inMemoryTracking } from '../testing/in-memory-tracking.js';
import { someInput } from '../testing/scenarios.js';
import { raiseAlert, resolveAlert } from './alerts.repository.js';
import { applyPolicy } from './apply-policy.js';
import { checkBreaker } from './check-breaker.js';
import { deliverAlerts } from './deliver-alerts.js';
import { signAlert } from './sign-alert.js';

const { signal } = new AbortController();

let database: TestDatabase;
let pipeline: FakePipeline;
let tracking: InMemoryTracking;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query('TRUNCATE "alerts" CASCADE');
  pipeline = aPipelineControl();
  tracking = inMemoryTracking();
  const version = { name: 'covertype_classifier', idempotencyKey: 'k', source: 's', runId: 'r' };
  await tracking.client.modelVersions.create(version);
  await tracking.client.registeredModels.setAlias('covertype_classifier', 'champion', '1');
});

const alerts = async () => (await database.pool.query('SELECT * FROM "alerts" ORDER BY "id"')).rows;

describe('applyPolicy', () => {
  function apply(policy: Partial<WatchPolicy>, judgement: Partial<WindowJudgement>) {
    const steady: WindowJudgement = {
      ...someWindow,
      rows: 1000,
      verdict: 'steady',
      drifted: [],
      performance: 'steady',
      sentence: 'Version 1 did well',
    };
    return applyPolicy(
      { pool: database.pool, tracking: tracking.client, pipeline },
      {
        modelName: 'covertype_classifier',
        pipeline: someInput,
        judgements: [{ ...steady, ...judgement }],
        policy: {
          onDrift: [],
          onDecay: [],
          falseAlarmRate: 0.01,
          decayTolerance: 0.05,
          breakerFailures: 3,
          ...policy,
        },
      },
    );
  }

  it('raises one alert and starts one retraining however often it is told of the same drift', async () => {
    const drift = () =>
      apply({ onDrift: ['alert', 'retrain'] }, { verdict: 'drift', sentence: 'It drifted' });

    expect((await drift()).actions).toEqual(['raised an alert of drift', 'started a retraining']);
    expect((await drift()).actions).toEqual([]);

    expect(await alerts()).toMatchObject([{ kind: 'drift', text: 'It drifted', resolved_at: null }]);
    expect(pipeline.retrainings).toHaveLength(1);
  });

  it('resolves the alert once it is over, and raises another one the next time', async () => {
    const policy = { onDecay: ['alert' as const] };
    await apply(policy, { performance: 'decayed' });
    await apply(policy, { performance: 'unknown' });
    expect((await alerts())[0].resolved_at).toBeNull();

    expect((await apply(policy, {})).actions).toEqual(['resolved the alert of decay']);
    await apply(policy, { performance: 'decayed' });

    expect((await alerts()).map(({ resolved_at }) => resolved_at === null)).toEqual([false, true]);
  });

  it('holds promotions while it drifts, and lets them go afterwards', async () => {
    const policy = { onDrift: ['hold' as const] };

    expect((await apply(policy, { verdict: 'drift', sentence: 'It drifted' })).actions).toContain(
      'held promotions',
    );
    expect(tracking.tags.get('promotion_hold')).toBe('watch: It drifted');
    await apply(policy, { verdict: 'too_few' });
    expect(tracking.tags.has('promotion_hold')).toBe(true);
    expect((await apply(policy, {})).actions).toContain('let promotions go again');

    expect(tracking.tags.has('promotion_hold')).toBe(false);
  });

  it('leaves a hold alone that a person has set', async () => {
    tracking.tags.set('promotion_hold', 'an audit');

    await apply({ onDrift: ['hold'] }, { verdict: 'drift' });
    await apply({ onDrift: ['hold'] }, {});

    expect(tracking.tags.get('promotion_hold')).toBe('an audit');
  });

  it('does nothing about a version that does not serve', async () => {
    await apply({ onDrift: ['alert'] }, { version: '2', verdict: 'drift' });

    expect(await alerts()).toEqual([]);
  });
});

describe('checkBreaker', () => {
  const check = () => checkBreaker({ pool: database.pool, pipeline }, { failures: 3 });
  const runs = (outcomes: string) =>
    [...outcomes].map((outcome, age) => ({
      hasFailed: outcome === 'f',
      closedAt: new Date(Date.now() + 1000 - age),
    }));

  it.each(['', 'ff', 'sff', 'fsf', 'ffsf'])('stays closed after %j, the newest first', async (outcomes) => {
    pipeline.ended = runs(outcomes);

    expect(await check()).toEqual({ actions: [] });

    expect(pipeline.pauseNote).toBeUndefined();
  });

  it('pauses the schedule after three failures in a row, says so once, and closes when a person resumes it', async () => {
    pipeline.ended = runs('fffs');

    await check();
    await check();

    expect(pipeline.pauseNote).toMatch(/^Circuit breaker: The pipeline failed 3 times in a row/);
    expect(await alerts()).toMatchObject([{ kind: 'breaker', resolved_at: null }]);

    pipeline.pauseNote = undefined;
    expect((await check()).actions).toEqual(['the pipeline was resumed: the circuit breaker is closed']);
    // What had failed before counts no more.
    pipeline.ended = pipeline.ended.map((run) => ({ ...run, closedAt: new Date(Date.now() - 60_000) }));
    expect((await check()).actions).toEqual([]);
    expect(pipeline.pauseNote).toBeUndefined();
  });
});

describe('deliverAlerts', () => {
  const key = { kind: 'drift' as const, subject: 'm' };
  let server: Server;
  let status = 200;
  const received: { headers: Record<string, unknown>; body: string }[] = [];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      received.push({ headers: request.headers, body: await text(request) });
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());
  beforeEach(() => {
    received.length = 0;
    status = 200;
  });

  const webhook = () => ({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    secret: 'a secret of length',
  });
  const deliver = () =>
    deliverAlerts({ pool: database.pool, webhook: webhook(), now: () => new Date(5000) }, signal);

  it('sends an alert once, signed, and then that it recovered', async () => {
    await raiseAlert(database.pool, { ...key, text: 'It drifted' });
    await deliver();
    await raiseAlert(database.pool, { ...key, text: 'It still drifts' });
    await deliver();
    await resolveAlert(database.pool, key);
    await deliver();

    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { event: 'opened', alert: { kind: 'drift', subject: 'm', text: 'It drifted', resolved_at: null } },
      { event: 'recovered', alert: { resolved_at: expect.stringContaining('T') } },
    ]);
    for (const { headers, body } of received) {
      expect(headers['x-canopy-timestamp']).toBe('5');
      expect(headers['x-canopy-signature']).toBe(signAlert('a secret of length', 5, body));
    }
    expect(new Set(received.map(({ headers }) => headers['x-canopy-delivery'])).size).toBe(2);
  });

  it('tries again later, under the same id, and tells nothing out of turn', async () => {
    await raiseAlert(database.pool, { ...key, text: 'It drifted' });
    await resolveAlert(database.pool, key);
    status = 500;
    expect((await deliver()).actions).toEqual(['could not send 1: they are tried again']);
    await deliver();
    const early = received.length;
    status = 204;
    await database.pool.query(
      `UPDATE "alert_deliveries" SET "next_at" = now() - interval '1 second' WHERE "next_at" IS NOT NULL`,
    );

    await deliver();

    expect(early).toBe(1);
    expect(received.map(({ body }) => JSON.parse(body).event)).toEqual(['opened', 'opened', 'recovered']);
    expect(received[1]?.headers['x-canopy-delivery']).toBe(received[0]?.headers['x-canopy-delivery']);
    const { rows } = await database.pool.query(
      'SELECT "attempts", "outcome" FROM "alert_deliveries" ORDER BY "attempts"',
    );
    expect(rows).toEqual([
      { attempts: 1, outcome: 'HTTP 204' },
      { attempts: 2, outcome: 'HTTP 204' },
    ]);
  });
});
