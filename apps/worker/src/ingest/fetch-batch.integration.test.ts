import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aStore, type TestStore } from '../testing/a-store.js';
import { anAnswer, someRows } from '../testing/some-rows.js';
import { fetchBatch } from './fetch-batch.js';

const never = new AbortController().signal;
const batchId = '2026-11-23_00000001';

describe('fetchBatch', () => {
  let database: TestDatabase;
  let testStore: TestStore;
  let source: Server;
  let answers: { status: number; body: Uint8Array }[];
  let asked: string[];

  beforeAll(async () => {
    database = await aDatabase();
    testStore = await aStore();
    source = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { status, body } = answers.shift() ?? { status: 500, body: Buffer.from('no more answers') };
      response.writeHead(status).end(body);
    }).listen(0, '127.0.0.1');
    await once(source, 'listening');
  });
  afterAll(async () => {
    source.close();
    await testStore.clear();
    await database.drop();
  });
  beforeEach(() => {
    asked = [];
    answers = [];
  });
  afterEach(async () => {
    await testStore.clear();
    await database.pool.query('TRUNCATE "batches", "covertype_raw", "covertype_data", "quarantine" CASCADE');
  });

  const fetchOnce = (signal = never) => {
    const sourceUrl = `http://127.0.0.1:${(source.address() as AddressInfo).port}/data`;
    const limits = { timeoutMs: 5000, maxBytes: 1_000_000 };
    const dependencies = { pool: database.pool, store: testStore.store, sourceUrl, limits };
    return fetchBatch(dependencies, { batchId, groupNumber: 1 }, signal);
  };

  it("keeps the source's answer as it came, byte by byte, and counts its rows", async () => {
    const body = anAnswer(someRows(20));
    answers = [{ status: 200, body }];

    const fetched = await fetchOnce();

    expect(fetched).toMatchObject({ status: 'stored', received: 20, inserted: 20, duplicated: 0, failed: 0 });
    expect(asked).toEqual(['/data?group_number=1']);
    expect(await testStore.objects.read(`batches/${batchId}.json`)).toEqual(Buffer.from(body));
  });

  it('does not draw again when it is tried a second time', async () => {
    answers = [{ status: 200, body: anAnswer(someRows(20)) }];
    const first = await fetchOnce();

    expect(await fetchOnce()).toEqual(first);
    expect(asked).toHaveLength(1);
  });

  it('inserts what was kept by an attempt that died before it could', async () => {
    await testStore.objects.put(`batches/${batchId}.json`, anAnswer(someRows(20)));

    expect(await fetchOnce()).toMatchObject({ inserted: 20 });
    expect(asked).toHaveLength(0);
  });

  it('tells that the source has given everything, and keeps nothing', async () => {
    answers = [{ status: 400, body: Buffer.from('{"detail":"Nothing is left.","code":"exhausted"}') }];

    expect(await fetchOnce()).toEqual({ status: 'exhausted', message: 'Nothing is left.' });
    expect((await testStore.objects.list('')).folders).toEqual([]);
  });

  it('keeps an answer even if it is no JSON, so that a person can look at it', async () => {
    answers = [{ status: 200, body: Buffer.from('<html>') }];

    await expect(fetchOnce()).rejects.toThrow('is not JSON');

    expect(await testStore.objects.read(`batches/${batchId}.json`)).toEqual(Buffer.from('<html>'));
  });
});
