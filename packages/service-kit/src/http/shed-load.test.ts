import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { aTestService } from '../testing/a-test-service.js';
import type { LoadLimits } from './shed-load.js';

async function aService(loadLimits: LoadLimits) {
  const app = await aTestService({ loadLimits });
  const hold = Promise.withResolvers<string>();
  app.get('/held', () => hold.promise);
  app.get('/quick', () => 'ok');
  let underWay = 0;
  const busyWith = () => (underWay < 1 ? undefined : `${underWay} under way`);
  const begun = Promise.withResolvers<void>();
  app.post('/one', { config: { busyWith } }, async () => {
    underWay++;
    begun.resolve();
    return hold.promise.finally(() => underWay--);
  });
  app.get('/health', { config: { isNeverShed: true } }, () => 'ok');
  await app.ready();
  // A request that is injected goes on its way when somebody waits for it.
  const ask = (url: string) => app.inject(url).then((answer) => answer);
  const post = (url: string, payload: string) =>
    app
      .inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
      .then((answer) => answer);
  return { ask, post, begun: begun.promise, release: () => hold.resolve('ok') };
}

/** Meanwhile nobody can look at a request. */
function holdLoop(): void {
  for (const end = performance.now() + 300; performance.now() < end; );
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

  it('sends away what a route has no room for, before anything is read of it', async () => {
    const { ask, post, begun, release } = await aService({ mostInFlight: 600, mostDelayMs: 600_000 });
    const held = post('/one', '{}');
    await begun;

    // What is no JSON would be answered 400, if anybody read it.
    const away = await Promise.all(Array.from({ length: 100 }, () => post('/one', 'no JSON')));
    release();

    for (const { statusCode, headers, json } of away) {
      expect([statusCode, headers['retry-after'], json()]).toEqual([503, '1', { message: '1 under way' }]);
    }
    expect((await held).statusCode).toBe(200);
    expect((await ask('/metrics')).body).toContain('http_requests_shed_total 100');
    expect((await post('/one', '{}')).statusCode).toBe(200);
  });

  it('counts all that came at one moment, and answers the first of them', async () => {
    const { ask } = await aService({ mostInFlight: 50, mostDelayMs: 600_000 });

    const answers = await Promise.all(Array.from({ length: 120 }, () => ask('/quick')));

    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(50);
    expect(statuses).toContain(503);
  });

  it('answers what has come during one pause', async () => {
    const { ask } = await aService({ mostInFlight: 100, mostDelayMs: 250 });

    holdLoop();

    expect((await ask('/quick')).statusCode).toBe(200);
  });

  it('sends away what has waited too long to be seen, time and again, but not those that ask for its health', async () => {
    const { ask } = await aService({ mostInFlight: 100, mostDelayMs: 250 });

    holdLoop();
    await pause(1);
    holdLoop();
    const answers = await Promise.all([ask('/quick'), ask('/health')]);

    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([503, 200]);
  });
});
