import { createDatabase, type Database } from '@canopy/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aName, createTestApp, type TestApp } from '../../testing/create-test-app.js';

interface Known {
  id: string;
  start: number;
  end: number | undefined;
  /** Of metric `m`: undefined where the run has none. */
  m: number | undefined;
  n: number;
  p: string | undefined;
  /** Undefined for a few of many. */
  q: string | undefined;
  t: string;
}

const long = 'x'.repeat(600);
const someRuns = (count: number, prefix: string): Known[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${prefix}${String(i * 7919).padStart(9, '0')}`,
    start: 1000 + Math.floor(i / 5),
    end: i % 3 === 0 ? undefined : (i * 31) % 500,
    m: i % 10 === 0 ? undefined : i % 10 === 1 ? Number.NaN : (i * 104729) % 997,
    n: (i * 7919) % 1000,
    p: i % 4 === 0 ? undefined : i % 1001 === 0 ? `${long}${i % 7}` : `v${(i * 31) % 20}`,
    q: i % 5000 === 4000 ? undefined : 'there',
    t: i === count - 1 ? 'Rare' : 'common',
  }));
// More than a search fetches at once.
const many = someRuns(22_000, 'many');
const few = someRuns(67, 'few');
const experiments = { few: '', many: '' };

let tracking: TestApp;
let database: Database;
beforeAll(async () => {
  tracking = await createTestApp(process.env);
  database = createDatabase({ url: process.env.DATABASE_URL ?? '', onIdleError: () => undefined });
  experiments.few = await store(few);
  experiments.many = await store(many);
  await database.pool.query('ANALYZE');
});
afterAll(async () => {
  await tracking.app.close();
  await database.close();
});

/** Makes an experiment of the runs. */
async function store(runs: readonly Known[]): Promise<string> {
  const { experiment_id } = await tracking.ask('POST', 'experiments/create', { name: aName('search') });
  const { pool } = database;
  await pool.query(
    `INSERT INTO runs (id, experiment_id, name, user_id, start_time, end_time, artifact_uri)
     SELECT id, $1, id, '', start, "end", '' FROM unnest($2::text[], $3::int8[], $4::int8[]) AS t(id, start, "end")`,
    [experiment_id, runs.map(({ id }) => id), runs.map(({ start }) => start), runs.map(({ end }) => end)],
  );
  for (const key of ['m', 'n'] as const) {
    await pool.query(
      `INSERT INTO latest_metrics (run_number, experiment_id, start_time, timestamp, step, value, is_nan, key)
       SELECT number, experiment_id, start_time, 1, 1, CASE value WHEN 'NaN' THEN 0 ELSE value END, value = 'NaN', $1
       FROM unnest($2::text[], $3::float8[]) AS t(id, value) JOIN runs USING (id) WHERE value IS NOT NULL`,
      [key, runs.map(({ id }) => id), runs.map((run) => run[key])],
    );
  }
  for (const [table, key] of [
    ['params', 'p'] as const,
    ['params', 'q'] as const,
    ['run_tags', 't'] as const,
  ]) {
    await pool.query(
      `INSERT INTO ${table} (run_number, experiment_id, start_time, key, value)
       SELECT number, experiment_id, start_time, $1, value
       FROM unnest($2::text[], $3::text[]) AS t(id, value) JOIN runs USING (id) WHERE value IS NOT NULL`,
      [key, runs.map(({ id }) => id), runs.map((run) => run[key])],
    );
  }
  return experiment_id;
}

type Compare = (a: Known, b: Known) => number;

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
const newest: Compare = (a, b) => compare(b.start, a.start) || compare(a.id, b.id);
const rank = ({ m }: Known) => (m === undefined ? 2 : Number.isNaN(m) ? 1 : 0);
const byM =
  (sign: number): Compare =>
  (a, b) =>
    compare(rank(a), rank(b)) || (rank(a) === 0 ? sign * compare(a.m ?? 0, b.m ?? 0) : 0);
const byP: Compare = (a, b) =>
  compare(Number(a.p === undefined), Number(b.p === undefined)) || compare(a.p ?? '', b.p ?? '');

interface Asked {
  experiment_id: string;
  filter: string;
  order_by?: string[];
  run_view_type?: string;
}

async function found(asked: Asked, pageCount: number, pageSize: number): Promise<string[]> {
  const ids: string[] = [];
  let page_token: string | undefined;
  for (let page = 0; page < pageCount; page++) {
    const fields = { ...asked, experiment_ids: [asked.experiment_id], max_results: pageSize, page_token };
    const answer = await tracking.ask('POST', 'runs/search', fields);
    ids.push(...(answer.runs ?? []).map((run: { info: { run_id: string } }) => run.info.run_id));
    page_token = answer.next_page_token;
    if (page_token === undefined) break;
  }
  return ids;
}

const m = (run: Known) => run.m ?? Number.NaN;
const filters: [filter: string, fits: (run: Known) => boolean][] = [
  ['', () => true],
  ['metrics.n >= 0', () => true],
  ['metrics.m > 500', (run) => m(run) > 500],
  ['metrics.m != 500', (run) => run.m !== undefined && run.m !== 500],
  ['metrics.m > 500 AND metrics.n < 100', (run) => m(run) > 500 && run.n < 100],
  ['metrics.m > 996 AND metrics.m < 1', () => false],
  ["tags.t = 'Rare'", (run) => run.t === 'Rare'],
  ["tags.t ILIKE 'rARE' AND params.p IS NULL", (run) => run.t === 'Rare' && run.p === undefined],
  ["tags.t LIKE 'rare'", () => false],
  ['params.p IS NULL', (run) => run.p === undefined],
  ['tags.t IS NULL', () => false],
  ['tags.nothing IS NULL AND metrics.n < 900', (run) => run.n < 900],
  ['params.q IS NULL', (run) => run.q === undefined],
  ['params.q IS NULL AND params.p IS NULL', (run) => run.q === undefined && run.p === undefined],
  ["params.p IS NULL AND params.q = 'there'", (run) => run.q !== undefined && run.p === undefined],
  ['params.p IS NOT NULL AND metrics.n < 50', (run) => run.p !== undefined && run.n < 50],
  ["params.p = 'v3' AND metrics.n != 4", (run) => run.p === 'v3' && run.n !== 4],
  ["params.p LIKE 'xxx%'", (run) => run.p?.startsWith('xxx') ?? false],
  ["start_time < 1010 AND tags.t = 'common'", (run) => run.start < 1010],
];
const orders: [orderBy: string[], by: Compare[]][] = [
  [[], []],
  [['metrics.m'], [byM(1)]],
  [['metrics.m DESC'], [byM(-1)]],
  [['params.p'], [byP]],
  [['metrics.nothing DESC'], []],
  [
    ['params.p', 'metrics.m DESC'],
    [byP, byM(-1)],
  ],
  [['start_time ASC'], [(a, b) => compare(a.start, b.start)]],
  [
    ['params.nothing', 'metrics.m DESC'],
    [() => 0, byM(-1)],
  ],
  [
    ['end_time DESC'],
    [
      (a, b) =>
        compare(Number(a.end === undefined), Number(b.end === undefined)) || compare(b.end ?? 0, a.end ?? 0),
    ],
  ],
];
const cases = filters.flatMap(([filter, fits]) =>
  orders.map(([order_by, by]) => ({ filter, fits, order_by, by })),
);
const idsOf = (runs: readonly Known[], { fits, by }: (typeof cases)[number]) =>
  runs
    .filter(fits)
    .sort((a, b) => [...by, newest].map((order) => order(a, b)).find((sign) => sign !== 0) ?? 0)
    .map(({ id }) => id);

describe('a search', () => {
  it.each(cases)('finds to the last page what fits "$filter" of few runs, by $order_by', async (asked) => {
    const { filter, order_by } = asked;

    const ids = await found({ experiment_id: experiments.few, filter, order_by }, 100, 7);

    expect(ids).toEqual(idsOf(few, asked));
  });

  it.each(cases)('finds the first pages of what fits "$filter" of many runs, by $order_by', async (asked) => {
    const { filter, order_by } = asked;

    const ids = await found({ experiment_id: experiments.many, filter, order_by }, 3, 150);

    expect(ids).toEqual(idsOf(many, asked).slice(0, 450));
  });

  it('leaves out what is deleted, and shows it to those who ask for it', async () => {
    const { id } = few.at(-1) as Known;
    const asked = { experiment_id: experiments.few, filter: "tags.t = 'Rare'" };
    await tracking.ask('POST', 'runs/delete', { run_id: id });

    const [active, deleted] = [
      await found(asked, 1, 10),
      await found({ ...asked, order_by: ['metrics.n'], run_view_type: 'DELETED_ONLY' }, 1, 10),
    ];

    expect([active, deleted]).toEqual([[], [id]]);
  });

  it('refuses a page token that names no part of the order', async () => {
    const token = JSON.stringify({ after: ['7', '1', '1', 'a'], order: 'metrics.m' });
    const fields = {
      experiment_ids: [experiments.few],
      order_by: ['metrics.m'],
      page_token: Buffer.from(token).toString('base64url'),
    };

    expect((await tracking.call('POST', 'runs/search', fields)).status).toBe(400);
  });
});
