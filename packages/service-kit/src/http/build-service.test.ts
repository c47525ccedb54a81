import { pino } from 'pino';
import { Type } from 'typebox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DomainError } from '../errors/domain-error.js';
import { buildService } from './build-service.js';

async function aService() {
  const app = await buildService({
    title: 'Test',
    description: 'A service for tests',
    version: '1',
    logger: pino({ level: 'silent' }),
    errorBody: ({ message }) => ({ message }),
  });
  onTestFinished(() => app.close());
  return app;
}

describe('buildService', () => {
  it('answers a domain error with the status of its code', async () => {
    const app = await aService();
    app.get('/', () => {
      throw new DomainError('conflict', 'taken');
    });

    const answer = await app.inject('/');

    expect([answer.statusCode, answer.json()]).toEqual([409, { message: 'taken' }]);
  });

  it('hides what an unexpected error says', async () => {
    const app = await aService();
    app.get('/', () => {
      throw new Error('password=secret');
    });

    const answer = await app.inject('/');

    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
  });

  it('asks to come back later when a part is away', async () => {
    const app = await aService();
    app.get('/', () => {
      throw new DomainError('unavailable', 'The database is away.');
    });

    const answer = await app.inject('/');

    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
  });

  it('names every field that does not fit at once', async () => {
    const app = await aService();
    const body = Type.Object({ a: Type.Integer(), b: Type.Integer() });
    app.post('/', { schema: { body } }, () => 'ok');

    const answer = await app.inject({ method: 'POST', url: '/', payload: { a: 'x', b: 'y' } });

    expect(answer.statusCode).toBe(400);
    expect(answer.json().message).toMatch(/a must be integer.*b must be integer/);
  });

  it('says what was asked for when there is no such path', async () => {
    const answer = await (await aService()).inject('/nowhere?secret=1');

    expect([answer.statusCode, answer.json().message]).toEqual([404, 'There is nothing at GET /nowhere.']);
  });

  it('counts requests by route in its metrics', async () => {
    const app = await aService();
    app.get('/things/:id', () => 'ok');

    await app.inject('/things/7');

    expect((await app.inject('/metrics')).body).toContain('route="/things/:id",status="200"');
  });

  it('documents its routes', async () => {
    const app = await aService();
    app.get('/things', { schema: { response: { 200: Type.String() } } }, () => 'ok');

    expect((await app.inject('/docs/json')).json().paths).toHaveProperty('/things');
    expect((await app.inject('/docs/')).statusCode).toBe(200);
  });
});
