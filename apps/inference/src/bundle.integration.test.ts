import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { exampleMeasures } from '@canopy/covertype';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveARegistry } from './testing/serve-a-registry.js';
import { someModelFiles } from './testing/some-model-files.js';

const program = fileURLToPath(new URL('../bundle/main.js', import.meta.url));
const headerLength = 20;

/** A file of a forest with nine million blanks after its description: too large to be read on the loop. */
function makeLarge(file: Uint8Array): Buffer {
  const old = Buffer.from(file);
  const jsonLength = old.readUInt32LE(16);
  const jsonEnd = headerLength + jsonLength;
  const blanks = Buffer.alloc(9_000_000, ' ');
  const large = Buffer.concat([old.subarray(0, jsonEnd), blanks, old.subarray(jsonEnd)]);
  large.writeUInt32LE(large.length, 8);
  large.writeUInt32LE(jsonLength + blanks.length, 16);
  large.writeUInt32LE(crc32(large.subarray(16)), 12);
  return large;
}

const text = (content: string) => new TextEncoder().encode(content);
const row = JSON.stringify(exampleMeasures);

describe('the bundle that processes start from', () => {
  const spans: string[] = [];
  let registry: Server;
  let collector: Server;
  let app: ChildProcess;
  let address: string;
  let log = '';

  beforeAll(async () => {
    const { forest, serving } = someModelFiles();
    const served = await serveARegistry({
      '1/model/forest.canopy': makeLarge(forest),
      '1/model/serving.json': serving,
      '2/model/MLmodel': text(
        'flavors: { onnx: { data: model.onnx } }\nmetadata: { category_numbers: { wilderness_area: { Rawah: 0 } } }\n',
      ),
      '2/model/model.onnx': readFileSync(new URL('../test/reference/lightgbm.onnx', import.meta.url)),
    });
    registry = served.server;
    collector = createServer((request, response) => {
      spans.push(request.url ?? '');
      request.resume().on('end', () => response.end('{}'));
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    app = spawn(process.execPath, [program], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        INFERENCE_PORT: '0',
        MODEL_NAME: 'a_model',
        MLFLOW_TRACKING_URI: served.url,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      },
    });
    for (const stream of [app.stdout, app.stderr]) {
      stream?.setEncoding('utf8').on('data', (lines) => {
        log += lines;
      });
    }
    const listening = /listening at (http:[\d.:/]+)/;
    while (!listening.test(log) && app.exitCode === null) await pause(20);
    const [, url] = listening.exec(log) ?? [];
    if (url === undefined) {
      throw new Error(
        `The bundle did not start; "pnpm --filter @canopy/inference build" makes it anew. It said: ${log}`,
      );
    }
    address = url;
    while (!(await fetch(`${address}/v2/health/ready`)).ok) await pause(20);
  });
  afterAll(async () => {
    app.kill('SIGTERM');
    if (app.exitCode === null) await once(app, 'exit');
    for (const server of [registry, collector]) server.close();
  });

  const ask = (path: string, body: string, type = 'application/json') =>
    fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': type }, body });

  it('has the threads: of a large model, of explanations and of batches', async () => {
    const explained = await ask('/predict?explain=true', row);
    const rows = await ask('/predict/batch', `${row}\n`.repeat(200), 'application/x-ndjson');

    expect(await explained.json()).toMatchObject({ model_version: '1', explanation: expect.anything() });
    expect((await rows.text()).match(/"cover_type"/g)).toHaveLength(200);
    // Where the thread of batches is missing, the app says so and goes on without it.
    expect(log).not.toContain('"level":50');
  });

  it('finds what is loaded when it is asked for first: models in ONNX and the documentation', async () => {
    const inONNX = await ask('/v1/models/a_model/versions/2:predict', `{"instances":[${row}]}`);
    const pages = await Promise.all(
      ['/docs', '/docs/static/swagger-ui.css', '/openapi.json'].map((path) => fetch(`${address}${path}`)),
    );

    expect(await inONNX.json()).toMatchObject({ model_version: '2', predictions: [expect.anything()] });
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('sends its spans before it ends', async () => {
    app.kill('SIGTERM');
    const [code] = await once(app, 'exit');

    expect(code).toBe(0);
    expect(new Set(spans)).toEqual(new Set(['/v1/traces']));
  });
});
