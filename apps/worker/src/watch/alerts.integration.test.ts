import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { AlertReason, WatchPolicy } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPipelineControl, type FakePipeline } from '../testing/a-pipeline-control.js';
import { type InMemoryTracking, inMemoryTracking } from '../testing/in-memory-tracking.js';
import { someInput } from '../testing/scenarios.js';
import { raiseAlert, resolveAlert } from './alerts.repository.js';
import { applyPolicy } from './apply-policy.js';
import { checkBreaker } from './check-breaker.js';
import { deliverAlerts } from './deliver-alerts.js';
import { type NewReport, saveReport } from './reports.repository.js';
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
  await database.pool.query('TRUNCATE "alerts", "drift_reports" CASCADE');
  pipeline = aPipelineControl();
  tracking = inMemoryTracking();
  const version = { name: 'covertype_classifier', idempotencyKey: 'k', source: 's', runId: 'r' };
  await tracking.client.modelVersions.create(version);
  await tracking.client.registeredModels.setAlias('covertype_classifier', 'champion', '1');
});

/** A steady window of the champion; each quarter of an hour follows the one before. */
function aReport(quarter: number): NewReport {
  const at = (quarters: number) => new Date(Date.UTC(2026, 10, 26, 10, 15 * quarters)).toISOString();
  return {
    version: '1',
    from: at(quarter),
    to: at(quarter + 1),
    rows: 1000,
    verdict: 'steady',
    columns: [],
    labelled: 0,
    accuracy: null,
    accuracyLow: null,
    accuracyHigh: null,
    estimatedAccuracy: 0.9,
    performance: 'steady',
    measures: {},
    detail: { uri: 's3://canopy/drift/some.json', sha256: '00', bytes: 1 },
  };
}
const drifted = {
  verdict: 'drift' as const,
  columns: [{ key: 'elevation', verdict: 'drift', harm: 0.2, psi: 0.3 }],
};

const alerts = async () => (await database.pool.query('SELECT * FROM "alerts" ORDER BY "id"')).rows;

describe('applyPolicy', () => {
  /** Judges the next quarter of an hour, or the one that is named, and applies the policy to what is known then. */
  async function apply(policy: Partial<WatchPolicy>, changes: Partial<NewReport> = {}) {
    const report = { ...aReport(nextQuarter++), ...changes };
    await saveReport(database.pool, report);
    const { version, from, to } = report;
    return applyPolicy(
      { pool: database.pool, tracking: tracking.client, pipeline },
      {
        modelName: 'covertype_classifier',
        pipeline: someInput,
        news: [{ version, from, to }],
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

  let nextQuarter = 0;
  beforeEach(() => {
    nextQuarter = 0;
  });

  it('raises one alert and starts one retraining however often it is told of the same drift', async () => {
    const drift = () => apply({ onDrift: ['alert', 'retrain'] }, drifted);

    expect((await drift()).actions).toEqual(['raised an alert of drift', 'started a retraining']);
    expect((await drift()).actions).toEqual([]);

    expect(await alerts()).toMatchObject([
      {
        kind: 'drift',
        text: 'Version 1 until 2026-11-26T10:30:00.000Z, 1000 rows: drifted (elevation); probably right for 90.0 %',
        reason: {
          code: 'drift',
          drifted: ['elevation'],
          accuracy: { by: 'estimate', value: 0.9, rows: 1000 },
        },
        resolved_at: null,
      },
    ]);
    expect(pipeline.retrainings).toHaveLength(1);
  });

  it('resolves the alert once it is over, and raises another one the next time', async () => {
    const policy = { onDecay: ['alert' as const] };
    await apply(policy, { performance: 'decayed' });
    await apply(policy, { performance: 'unknown' });
    expect((await alerts())[0].resolved_at).toBeNull();

    expect((await apply(policy)).actions).toEqual(['resolved the alert of decay']);
    await apply(policy, { performance: 'decayed' });

    expect((await alerts()).map(({ resolved_at }) => resolved_at === null)).toEqual([false, true]);
  });

  it('does not call a drift back that is over, when labels of its window come late', async () => {
    const policy = { onDrift: ['alert' as const] };
    const past = aReport(0);
    await apply(policy, drifted);
    await apply(policy);

    expect(await apply(policy, { ...past, ...drifted, labelled: 3 })).toEqual({ actions: [] });

    expect((await alerts()).map(({ resolved_at }) => resolved_at === null)).toEqual([false]);
  });

  it('believes late labels that it has decayed until newer labels say otherwise, whatever is estimated', async () => {
    const policy = { onDecay: ['alert' as const] };
    const labels = { labelled: 400, accuracy: 0.7 };
    const past = aReport(0);
    await apply(policy);
    await apply(policy);

    expect((await apply(policy, { ...past, ...labels, performance: 'decayed' })).actions).toEqual([
      'raised an alert of decay',
    ]);
    expect((await apply(policy)).actions).toEqual([]);
    expect((await alerts())[0].text).toContain('right for 70.0 % of 400 labels, less than was promised');

    expect((await apply(policy, { ...labels, accuracy: 0.9 })).actions).toEqual([
      'resolved the alert of decay',
    ]);
  });

  it('goes by the wider window where one was looked at, too', async () => {
    const wide = { ...aReport(3), from: aReport(0).from };
    await saveReport(database.pool, wide);

    expect(await apply({ onDrift: ['alert'] }, { ...aReport(3), ...drifted })).toEqual({ actions: [] });

    await saveReport(database.pool, { ...wide, ...drifted });
    expect((await apply({ onDrift: ['alert'] }, { ...aReport(3), ...drifted })).actions).toHaveLength(1);
  });

  it('holds promotions while it drifts, and lets them go afterwards', async () => {
    const policy = { onDrift: ['hold' as const] };

    expect((await apply(policy, drifted)).actions).toContain('held promotions');
    expect(tracking.tags.get('promotion_hold')).toMatch(/^watch: Version 1 .* drifted/);
    expect(JSON.parse(tracking.tags.get('promotion_hold_reason') ?? '')).toMatchObject({
      code: 'drift',
      version: '1',
    });
    await apply(policy, { verdict: 'too_few' });
    expect(tracking.tags.has('promotion_hold')).toBe(true);
    expect((await apply(policy)).actions).toContain('let promotions go again');

    expect([...tracking.tags]).toEqual([]);
  });

  it('leaves a hold alone that a person has set', async () => {
    tracking.tags.set('promotion_hold', 'an audit');

    await apply({ onDrift: ['hold'] }, drifted);
    await apply({ onDrift: ['hold'] });

    expect(tracking.tags.get('promotion_hold')).toBe('an audit');
  });

  it('does nothing about a version that does not serve', async () => {
    await apply({ onDrift: ['alert'] }, { version: '2', ...drifted });

    expect(await alerts()).toEqual([]);
  });

  it('does nothing about what the champion did long ago', async () => {
    await saveReport(database.pool, { ...aReport(0), ...drifted });

    await apply({ onDrift: ['alert'] }, { version: '2' });

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
  const reason: AlertReason = { code: 'drift', version: '1', to: '', rows: 400, drifted: [] };
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
    await raiseAlert(database.pool, { ...key, text: 'It drifted', reason });
    await deliver();
    await raiseAlert(database.pool, { ...key, text: 'It still drifts', reason });
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
    await raiseAlert(database.pool, { ...key, text: 'It drifted', reason });
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
