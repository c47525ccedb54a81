import type { AddressInfo } from 'node:net';
import { createDatabase, type Database, inTransaction } from '@canopy/database';
import { checkChain, createMlflowClient, type Decision, type MlflowClient } from '@canopy/mlflow-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';
import { type DecisionRow, toDecision } from '../decision-chain/index.js';

let tracking: TestApp;
let client: MlflowClient;
let database: Database;
let name: string;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  await tracking.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = tracking.app.server.address() as AddressInfo;
  client = createMlflowClient({ baseUrl: `http://127.0.0.1:${port}` });
  database = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
});
afterAll(async () => {
  await tracking.app.close();
  await database.close();
});
beforeEach(async () => {
  name = aName('decided');
  await client.registeredModels.create({ name });
  for (let version = 1; version <= 3; version++) {
    await client.modelVersions.create({ name, source: 's3://bucket/model' });
  }
});

const alias = 'champion';
const decide = (version: string, changes: Partial<Parameters<typeof client.decisions.create>[0]> = {}) =>
  client.decisions.create({
    name,
    alias,
    version,
    outcome: 'promoted',
    who: 'gate',
    why: 'It is better.',
    idempotencyKey: `${name} ${version}`,
    ...changes,
  });
const stepOf = (idempotencyKey: string) => ({ name, alias, who: 'Ada', why: 'Odd answers.', idempotencyKey });
const named = async () => (await client.modelVersions.getByAlias(name, alias))?.version;
const decisions = async () => (await client.decisions.list({ name, oldestFirst: true })).decisions;

describe('a decision', () => {
  it('moves the alias and is written with the move', async () => {
    const evidence = JSON.stringify({ accuracy: 0.1 + 0.2, word: 'é🌲' });

    const first = await decide('1');
    const kept = await decide('2', { outcome: 'kept' });
    const second = await decide('3', { fromVersion: '1', evidence });

    expect(await named()).toBe('3');
    expect(first).toMatchObject({ version: '1', to_version: '1', alias_move: expect.any(Number) });
    expect(first).not.toHaveProperty('from_version');
    expect(kept).toMatchObject({ outcome: 'kept', from_version: '1', to_version: '1' });
    expect(kept).not.toHaveProperty('alias_move');
    expect(second).toMatchObject({ from_version: '1', to_version: '3', evidence, key: `${name} 3` });
    expect(await decisions()).toEqual([first, kept, second]);
    expect(await client.decisions.get(second.position)).toEqual(second);
    expect(await client.decisions.get(2 ** 40)).toBeUndefined();
  });

  it('is made once by a key, whatever happened since', async () => {
    const first = await decide('1');
    await client.registeredModels.setAlias(name, alias, '2');

    expect(await decide('1')).toEqual(first);
    expect(await named()).toBe('2');
  });

  it('is not made about a champion that is no longer there', async () => {
    await decide('1');

    await expect(decide('2')).rejects.toMatchObject({ errorCode: 'INVALID_STATE', status: 400 });
    await expect(decide('2', { fromVersion: '3' })).rejects.toThrow('names version 1 now');
    expect(await named()).toBe('1');
    expect(await decisions()).toHaveLength(1);
  });

  it('leaves no gap and no fork when many are made at once, and one of them wins', async () => {
    const made = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        decide(String((index % 3) + 1), { idempotencyKey: `${name} at once ${index}` }),
      ),
    );

    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await client.decisions.verify()).problems).toEqual([]);
  });

  it('is counted for Prometheus by what was decided, once', async () => {
    const count = async () => {
      const { body } = await tracking.app.inject('/metrics');
      return Number(/^covertype_gate_decisions_total\{result="promoted"\} (\d+)$/m.exec(body)?.[1] ?? 0);
    };
    const before = await count();
    await decide('1');
    await decide('1');

    expect(await count()).toBeGreaterThan(before);
  });

  it('is checked with all others, or with what is new alone', async () => {
    await decide('1');
    const whole = await client.decisions.verify();
    await decide('2', { fromVersion: '1' });

    const news = await client.decisions.verify({ newOnly: true });

    expect(news.problems).toEqual([]);
    expect(news.length).toBeGreaterThan(whole.length);
  });

  it('about an approval answers one that waits for it, once', async () => {
    await decide('1');
    const asked = await decide('2', { outcome: 'awaiting_approval' });
    const approval = { outcome: 'approved', fromVersion: '1', answers: asked.position } as const;

    await expect(
      decide('2', { ...approval, answers: asked.position - 1, idempotencyKey: '1' }),
    ).rejects.toThrow(`Decision ${asked.position - 1} does not wait for an approval of version 2`);
    const approved = await decide('2', { ...approval, who: 'Ada', idempotencyKey: `${name} approval` });
    await expect(
      decide('2', { ...approval, outcome: 'rejected', idempotencyKey: `${name} rejection` }),
    ).rejects.toThrow(`was answered by decision ${approved.position}: approved by Ada.`);

    expect(approved).toMatchObject({
      who: 'Ada',
      from_version: '1',
      to_version: '2',
      answers: asked.position,
    });
    expect(await named()).toBe('2');
  });

  it('is overtaken once another champion came, and is no open question any more', async () => {
    await decide('1');
    const question = { outcome: 'awaiting_approval', fromVersion: '1' } as const;
    const asked = await decide('2', { ...question, idempotencyKey: `${name} 2` });
    const open = await decide('3', { ...question, idempotencyKey: `${name} 3` });

    const overtaken = await decide('2', {
      outcome: 'overtaken',
      answers: asked.position,
      idempotencyKey: `${name} overtaken`,
    });

    expect(overtaken).toMatchObject({ outcome: 'overtaken', from_version: '1', to_version: '1' });
    const unanswered = { name, outcomes: ['awaiting_approval'], unansweredOnly: true } as const;
    expect((await client.decisions.list(unanswered)).decisions).toEqual([open]);
    expect(await named()).toBe('1');
  });

  it('stands in the chain whatever call moved the alias', async () => {
    await client.registeredModels.setAlias(name, alias, '1');
    await client.registeredModels.deleteAlias(name, alias);
    await client.registeredModels.setAlias(name, alias, '2');
    await client.modelVersions.delete(name, '2');

    expect(await decisions()).toMatchObject([
      { outcome: 'moved', version: '1', to_version: '1', who: 'a client', why: 'The alias was set.' },
      { outcome: 'moved', version: '1', from_version: '1', why: 'The alias was deleted.' },
      { outcome: 'moved', version: '2', to_version: '2' },
      { outcome: 'moved', version: '2', from_version: '2', why: 'The version was deleted.' },
    ]);
  });

  it('is found page by page, from either end', async () => {
    await decide('1');
    await decide('2', { outcome: 'kept' });
    await decide('3', { outcome: 'kept' });

    const newest: Decision[] = [];
    for await (const decision of client.decisions.walk({ name, maxResults: 2 })) newest.push(decision);

    expect(newest.map(({ version }) => version)).toEqual(['3', '2', '1']);
    expect((await client.decisions.list({ name, version: '2' })).decisions).toHaveLength(1);
    const kept = await client.decisions.list({ name, outcomes: ['kept'], through: newest[1]?.position ?? 0 });
    expect(kept.decisions.map(({ version }) => version)).toEqual(['2']);
    expect((await client.decisions.list({ name, movesOnly: true })).decisions).toEqual([newest[2]]);
    await expect(client.decisions.list({ pageToken: 'x' })).rejects.toMatchObject({ status: 400 });
  });
});

describe('a rollback', () => {
  it('goes back step by step, each undone in turn', async () => {
    await decide('1');
    await decide('2', { fromVersion: '1' });
    await decide('3', { fromVersion: '2' });

    const back = await client.decisions.rollBack(stepOf(`${name} a`));
    expect(back).toMatchObject({ outcome: 'rolled_back', version: '3', from_version: '3', to_version: '2' });
    expect(await client.decisions.rollBack(stepOf(`${name} a`))).toEqual(back);
    await client.decisions.rollBack(stepOf(`${name} b`));
    expect(await named()).toBe('1');
    await expect(client.decisions.rollBack(stepOf(`${name} c`))).rejects.toThrow('before version 1');

    await client.decisions.undo(stepOf(`${name} d`));
    expect(await named()).toBe('2');
    const undone = await client.decisions.undo(stepOf(`${name} e`));
    expect(undone).toMatchObject({ outcome: 'restored', version: '3', answers: back.position, who: 'Ada' });
    await expect(client.decisions.undo(stepOf(`${name} f`))).rejects.toMatchObject({ status: 400 });
  });

  it('goes to a version that is named', async () => {
    await decide('2');

    await client.decisions.rollBack({ ...stepOf(`${name} a`), toVersion: '1' });

    expect(await named()).toBe('1');
    await expect(client.decisions.rollBack({ ...stepOf(`${name} b`), toVersion: '9' })).rejects.toMatchObject(
      { errorCode: 'RESOURCE_DOES_NOT_EXIST' },
    );
  });
});

describe('the chain', () => {
  it('refuses that a decision is changed or deleted', async () => {
    await decide('1');

    await expect(
      database.pool.query("UPDATE decisions SET why = 'x' WHERE name = $1", [name]),
    ).rejects.toThrow('decisions are never changed or deleted');
    await expect(database.pool.query('DELETE FROM decisions WHERE name = $1', [name])).rejects.toThrow();
  });

  it.each(['who', 'why', 'name', 'alias', 'outcome', 'evidence', 'key', 'previous_hash', 'hash'])(
    'shows a change of %s that went past the trigger',
    async (column) => {
      const { position } = await decide('1', { evidence: '{}' });

      const problems = await inTransaction(database.pool, async (connection) => {
        await connection.query('ALTER TABLE decisions DISABLE TRIGGER decisions_are_append_only');
        await connection.query(`UPDATE decisions SET ${column} = ${column} || 'x' WHERE position = $1`, [
          position,
        ]);
        const { rows } = await connection.query<DecisionRow>('SELECT * FROM decisions ORDER BY position');
        const report = await checkChain(each(rows));
        await connection.query('ROLLBACK');
        return report.problems;
      });

      expect(problems).toContainEqual({ position, reason: 'Its content is not what its hash was made of.' });
    },
  );
});

async function* each(rows: readonly DecisionRow[]): AsyncGenerator<Decision> {
  for (const row of rows) yield toDecision(row);
}
