import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePython, type RunningServer, startMlflowServer } from '@canopy/tracking-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedTracking, startTracking } from '../start-tracking.js';
import { answerOf } from './answer-of.js';
import { fillServer } from './fill-server.js';
import { searches } from './searches.js';

const folder = mkdtempSync(path.join(tmpdir(), 'canopy-same-answers-'));
const say = (): void => {};
let canopy: StartedTracking;
let mlflow: RunningServer;
let experiments: { ours: string; theirs: string };

beforeAll(async () => {
  const python = await ensurePython({ environment: process.env, say });
  canopy = await startTracking(say);
  mlflow = await startMlflowServer({
    python,
    environment: process.env,
    backendStoreUri: `sqlite:///${path.join(folder, 'mlflow.db')}`,
    artifactsFolder: path.join(folder, 'artifacts'),
    logFile: path.join(folder, 'mlflow.log'),
  });
  experiments = { ours: await fillServer(canopy.url), theirs: await fillServer(mlflow.url) };
});
afterAll(async () => {
  await Promise.all([canopy?.stop(), mlflow?.stop()]);
  rmSync(folder, { recursive: true });
});

// Runs of both stages stand in no one order of an index of ours: they are found in memory.
const cases = Object.entries(searches).flatMap(([route, asked]) =>
  (route === 'runs/search' ? ['ACTIVE_ONLY', 'ALL'] : [undefined]).map((view) => ({ route, view, ...asked })),
);

describe.each(cases)('$route $view', ({ route, view, filters, orders }) => {
  it.each([
    ...filters.map((filter) => ({ filter })),
    ...orders.map((order_by) => ({ order_by: [...order_by] })),
  ])('answers %j as MLflow does', async (fields) => {
    const ask = (url: string, experiment: string) =>
      answerOf(url, route, {
        max_results: 100,
        experiment_ids: [experiment],
        ...(view && { run_view_type: view }),
        ...fields,
      });

    const ours = await ask(canopy.url, experiments.ours);
    const theirs = await ask(mlflow.url, experiments.theirs);

    if ('message' in theirs) {
      // Their words may list what is known in any order, and ours may say more.
      const beginning = theirs.message.replace(/\{.*/s, '').slice(0, 40);
      expect(ours).toEqual({ ...theirs, message: expect.stringContaining(beginning) });
    } else expect(ours).toEqual(theirs);
  });
});
