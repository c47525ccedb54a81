import { exampleMeasures } from '@canopy/covertype';
import type { LoadLimits, Service } from '@canopy/service-kit';
import { afterEach, expect, it } from 'vitest';
import { aTestApp } from './testing/a-test-app.js';
import { serveVersion } from './testing/serve-version.js';
import { someModelFiles } from './testing/some-model-files.js';

const burst = 120;
const instances = JSON.stringify({ instances: [exampleMeasures] });
const rows = JSON.stringify(Array.from({ length: 1000 }, () => exampleMeasures));

let app: Service;
afterEach(() => app.close());

async function aServer(loadLimits: LoadLimits) {
  const test = await aTestApp({ loadLimits });
  app = test.app;
  await serveVersion(test, '1', someModelFiles());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const post = (path: string, body: string) =>
    fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { address, post };
}

it.each([
  ['requests', 8, '/predict?explain=true', JSON.stringify(exampleMeasures)],
  ['explanations', 10_000, '/predict?explain=true', JSON.stringify(exampleMeasures)],
  ['explanations of KServe', 10_000, '/v1/models/a_model:explain', instances],
  ['batches', 10_000, '/predict/batch', rows],
])(
  'answers what it can of a burst of %s, sends the rest away at once, and is well afterwards',
  async (_kind, mostInFlight, path, body) => {
    const { address, post } = await aServer({ mostInFlight, mostDelayMs: 600_000 });

    const asked = Array.from({ length: burst }, () => post(path, body));
    const health = await fetch(`${address}/health`);
    const answers = await Promise.all(asked);

    const served = answers.filter(({ status }) => status === 200);
    const sentAway = answers.filter(({ status }) => status === 503);
    expect(served.length).toBeGreaterThan(0);
    expect(sentAway.length).toBeGreaterThan(0);
    expect(served.length + sentAway.length).toBe(burst);
    for (const { headers } of sentAway) expect(headers.get('retry-after')).toBe('1');
    expect(health.status).toBe(200);
    await Promise.all(served.map((answer) => answer.text()));
    const again = await post(path, body);
    expect(again.status).toBe(200);
    await again.text();
  },
);
