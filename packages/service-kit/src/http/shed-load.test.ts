import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildService } from './build-service.js';
import type { LoadLimits } from './shed-load.js';

async function aService(loadLimits: LoadLimits) {
  const app = await buildService({
    title: 'Test',
    description: 'A service for tests',
    version: '1',
    logger: pino({ level: 'silent' }),
    errorBody: ({ message }) => ({ message }),
    loadLimits,
  });
  onTestFinished(() => app.close());
  const hold = Promise.withResolvers<string>();
  app.get('/held', () => hold.promise);
  app.get('/quick', () => 'ok');
  app.get('/health', { config: { isNeverShed: true } }, () => 'ok');
  await app.ready();
  // A request that is injected goes on its way when somebody waits for it.
  const ask = (url: string) => app.inject(url).then((answer) => answer);
  return { ask, release: () => hold.resolve('ok') };
}

describe('shedLoad', () => {
  it('sends away what comes while as many as allowed are answered, and nothing afterwards', async () => {
    const { ask, release } = await aService({ mostInFlight: 2, mostDelayMs: 600_000 });
    const held = [ask('/held'), ask('/held')];

    const away = await ask('/quick');
    release();
    const answers = await Promise.all(held);

    expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '1']);
    expect(away.json().message).toMatch(/ask again later/);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await ask('/quick')).statusCode).toBe(200);
    expect((await ask('/metrics')).body).toContain('http_requests_shed_total 1');
  });

  it('sends away what has waited too long to be seen, but not those that ask for its health', async () => {
    const { ask } = await aService({ mostInFlight: 100, mostDelayMs: 30 });

    // Meanwhile nobody could look at a request.
    for (const end = performance.now() + 100; performance.now() < end; );
    const answers = await Promise.all([ask('/quick'), ask('/health')]);

    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([503, 200]);
  });
});
