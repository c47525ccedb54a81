import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { createLogger } from '@canopy/service-kit/process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveHealth } from '../health/serve-health.js';
import { raiseAlert, resolveAlert } from '../watch/alerts.repository.js';
import { type NewReport, saveReport } from '../watch/reports.repository.js';
import { createWorkerMetrics } from './create-worker-metrics.js';
import { type Figures, readFigures } from './figures.repository.js';

const report: NewReport = {
  version: '7',
  from: '2026-11-26T12:00:00.000Z',
  to: '2026-11-26T12:15:00.000Z',
  rows: 400,
  verdict: 'drift',
  columns: [{ key: 'height', verdict: 'drift', harm: 0.125, psi: 0.25 }],
  estimatedAccuracy: 0.875,
  labelled: 0,
  accuracy: null,
  accuracyLow: null,
  accuracyHigh: null,
  performance: 'steady',
  measures: {},
  detail: { uri: 's3://canopy/drift/d.json', sha256: '00', bytes: 1 },
};

let database: TestDatabase;
let server: Server;
let read: () => Promise<Figures>;
beforeAll(async () => {
  database = await aDatabase();
  const logger = createLogger('worker', 'silent');
  const metrics = createWorkerMetrics({ read: () => read(), logger });
  server = await serveHealth({ host: '127.0.0.1', port: 0 }, [], metrics);
});
beforeEach(async () => {
  read = () => readFigures(database.pool);
  await database.pool.query('TRUNCATE "drift_reports", "alerts", "batches" CASCADE');
});
afterAll(async () => {
  server.close();
  await database.drop();
});

/** The lines that Prometheus would read, of our own metrics. */
async function scrape(): Promise<string[]> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return (await response.text()).split('\n').filter((line) => line.startsWith('covertype_'));
}

describe('GET /metrics of the worker', () => {
  it('says how far each column of the newest window is from the training, and how right the model probably is', async () => {
    await saveReport(database.pool, { ...report, version: '6', to: '2026-11-26T12:00:00.000Z' });
    await saveReport(database.pool, report);

    const lines = await scrape();

    expect(lines).toContain('covertype_drift_score{version="7",feature="height",measure="psi"} 0.25');
    expect(lines).toContain('covertype_drift_score{version="7",feature="height",measure="harm"} 0.125');
    expect(lines).toContain('covertype_estimated_accuracy{version="7"} 0.875');
    expect(lines).toContain('covertype_window_drifted{version="7"} 1');
    expect(lines.filter((line) => line.includes('measured_accuracy'))).toEqual([]);
    expect(lines.filter((line) => line.includes('version="6"'))).toEqual([]);
  });

  it('says how right it was as soon as labels are there', async () => {
    await saveReport(database.pool, { ...report, labelled: 300, accuracy: 0.75, performance: 'decayed' });

    const lines = await scrape();

    expect(lines).toContain('covertype_measured_accuracy{version="7"} 0.75');
    expect(lines).toContain('covertype_window_decayed{version="7"} 1');
  });

  it('counts open alerts by kind, and batches that wait', async () => {
    const breaker = { kind: 'breaker', subject: 'pipeline' } as const;
    await raiseAlert(database.pool, {
      ...breaker,
      text: 'It failed three times.',
      reason: { code: 'breaker', failures: 3 },
    });
    expect(await scrape()).toContain('covertype_alerts_open{kind="breaker"} 1');

    await resolveAlert(database.pool, breaker);
    const lines = await scrape();

    expect(lines).toContain('covertype_alerts_open{kind="breaker"} 0');
    expect(lines).toContain('covertype_batches_held 0');
    expect(lines).toContain('covertype_watch_readable 1');
  });

  it('leaves out what it cannot read, and says so, when the database is away', async () => {
    await saveReport(database.pool, report);
    await scrape();
    read = () => Promise.reject(new Error('connect ECONNREFUSED'));

    expect(await scrape()).toEqual(['covertype_watch_readable 0']);
  });
});
