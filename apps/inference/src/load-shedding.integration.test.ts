import { exampleMeasures } from '@canopy/covertype';
import { expect, it } from 'vitest';
import { aTestApp } from './testing/a-test-app.js';
import { serveVersion } from './testing/serve-version.js';
import { someModelFiles } from './testing/some-model-files.js';

const burst = 120;

it('answers what it can of a burst, sends the rest away at once, and is well afterwards', async () => {
  const { app, registry } = await aTestApp({ loadLimits: { mostInFlight: 8, mostDelayMs: 600_000 } });
  await serveVersion({ app, registry }, '1', someModelFiles());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const ask = (query: string) =>
    fetch(`${address}/predict${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(exampleMeasures),
    });

  const asked = Array.from({ length: burst }, () => ask('?explain=true'));
  const health = await fetch(`${address}/health`);
  const answers = await Promise.all(asked);

  const served = answers.filter(({ status }) => status === 200);
  const sentAway = answers.filter(({ status }) => status === 503);
  expect(served.length).toBeGreaterThan(0);
  expect(sentAway.length).toBeGreaterThan(0);
  expect(served.length + sentAway.length).toBe(burst);
  for (const { headers } of sentAway) expect(headers.get('retry-after')).toBe('1');
  expect(health.status).toBe(200);
  expect((await ask('')).status).toBe(200);
  await app.close();
});
