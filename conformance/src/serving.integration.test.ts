import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { featureColumns, labelColumn } from '@canopy/covertype';
import { createPredictor } from '@canopy/forest';
import { createMlflowClient } from '@canopy/mlflow-client';
import { championAlias } from '@canopy/pipeline-contract';
import { ensurePython, findFreePort, type RunningServer, startServer } from '@canopy/tracking-servers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { categoryNumbers, readCovertype } from './read-covertype.js';
import { registerChampion } from './register-champion.js';
import { repositoryRoot } from './repository-root.js';
import { runPython } from './run-python.js';
import { type StartedTracking, startTracking } from './start-tracking.js';
import { trainChampion } from './train-champion.js';

const scripts = path.join(repositoryRoot, 'conformance/python');
const program = path.join(repositoryRoot, 'apps/inference/bundle/main.js');
const say = (): void => {};
const folder = mkdtempSync(path.join(tmpdir(), 'canopy-serving-'));
const [rowsFile, expectedFile] = [path.join(folder, 'rows.csv'), path.join(folder, 'expected.json')];

let python: string;
let tracking: StartedTracking;
let inference: RunningServer;

beforeAll(async () => {
  python = await ensurePython({ environment: process.env, say });
  tracking = await startTracking(say);
  const rows = readCovertype().slice(0, 3000);
  const header = [...featureColumns.map(({ key }) => key), labelColumn.key];
  const lines = rows.map(({ texts, parsed }) => [...texts, parsed.label].join(','));
  writeFileSync(rowsFile, [header.join(','), ...lines].join('\n'));
  const forest = trainChampion(
    rows.map(({ parsed }) => parsed),
    'extra_trees',
  );
  const features = rows.slice(0, 1).flatMap(({ parsed }) => [...parsed.features]);
  const selfTest = [{ features, probabilities: [...createPredictor(forest).predictRow(features)] }];
  await registerChampion(tracking.url, forest, { categoryNumbers, selfTest });
  const port = await findFreePort();
  inference = await startServer({
    name: 'The inference app',
    file: process.execPath,
    args: [program],
    env: {
      ...process.env,
      MLFLOW_TRACKING_URI: tracking.url,
      INFERENCE_PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    port,
    logFile: path.join(folder, 'inference.log'),
    readyPath: '/v2/health/ready',
  });
});
afterAll(async () => {
  await inference?.stop();
  await tracking?.stop();
  rmSync(folder, { recursive: true });
});

it("answers Triton's client and MLflow's alike, also for models that Python registered as ONNX", async () => {
  const environment = { MLFLOW_TRACKING_URI: tracking.url };
  await runPython(python, [path.join(scripts, 'register_onnx.py'), rowsFile, expectedFile], environment);

  const output = await runPython(
    python,
    [path.join(scripts, 'ask_serving.py'), inference.url, rowsFile, expectedFile],
    environment,
  );

  expect(output).toContain('every client was answered');
});

it('makes a model of Python the champion when its alias moves, by every route', async () => {
  const [version = ''] = Object.keys(JSON.parse(readFileSync(expectedFile, 'utf8')));
  const client = createMlflowClient({ baseUrl: tracking.url });

  await client.registeredModels.setAlias('covertype_classifier', championAlias, version);

  const [place] = readCovertype();
  const row = Object.fromEntries(featureColumns.map(({ key }, f) => [key, place?.texts[f]]));
  const post = async (route: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${inference.url}${route}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  await expect.poll(() => post('/predict', row)).toMatchObject({ model_version: version });
  const single = await post('/predict', row);
  const scored = await post('/invocations', { dataframe_records: [row] });
  expect(scored).toMatchObject({ predictions: [{ cover_type: single.cover_type }] });
});
