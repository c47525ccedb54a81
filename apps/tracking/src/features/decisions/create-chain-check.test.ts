import { type Decision, firstPreviousHash, hashDecision } from '@canopy/mlflow-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { createChainCheck } from './create-chain-check.js';

let chain: Decision[];
let read: number[];
let now: number;
const check = () =>
  createChainCheck({
    clock: () => now,
    read: async (after, limit) => {
      const rows = chain.filter(({ position }) => position > after).slice(0, limit);
      read.push(...rows.map(({ position }) => position));
      return rows;
    },
  });

async function append(why = 'It is better.'): Promise<void> {
  const position = chain.length + 1;
  const content = {
    position,
    name: 'm',
    alias: 'champion',
    version: '1',
    outcome: 'kept' as const,
    who: 'gate',
    why,
    decided_at: 1_790_000_000_000 + position,
    previous_hash: chain.at(-1)?.hash ?? firstPreviousHash,
  };
  chain.push({ ...content, hash: await hashDecision(content) });
}

function change(position: number): void {
  chain = chain.map((each) => (each.position === position ? { ...each, why: 'Another reason.' } : each));
}

beforeEach(async () => {
  [chain, read, now] = [[], [], 0];
  for (let made = 0; made < 5; made++) await append();
});

describe('a check of the news', () => {
  it('reads all decisions at first, and later what is new and the one before it', async () => {
    const { news } = check();
    expect(await news()).toEqual({ length: 5, head: chain[4]?.hash, problems: [] });
    expect(read).toContain(1);
    await append();
    read = [];

    expect(await news()).toEqual({ length: 6, head: chain[5]?.hash, problems: [] });
    expect(read).toEqual([5, 6]);
    read = [];
    await news();
    expect(read).toEqual([6]);
  });

  it.each([5, 6])(
    'names decision %d when it is changed, as the last one known or a new one',
    async (position) => {
      const { news } = check();
      await news();
      await append();
      change(position);

      expect((await news()).problems).toContainEqual({
        position,
        reason: 'Its content is not what its hash was made of.',
      });
    },
  );

  it('finds a change of an old one within the hour, and names it until it is mended', async () => {
    const { news } = check();
    await news();
    const written = chain;
    change(2);
    now += 3_600_000;

    expect((await news()).problems).toMatchObject([{ position: 2 }]);
    expect((await news()).problems).toMatchObject([{ position: 2 }]);
    chain = written;
    expect((await news()).problems).toEqual([]);
  });

  it('names the last decision when the end of the chain was cut off, or all of it made anew', async () => {
    const cut = check();
    await cut.news();
    const written = chain;
    chain = chain.slice(0, 3);
    expect((await cut.news()).problems).toMatchObject([
      { position: 5, reason: expect.stringMatching(/is gone/) },
    ]);

    chain = written;
    const replaced = check();
    await replaced.news();
    chain = [];
    for (let made = 0; made < 6; made++) await append('It was ever so.');
    expect((await replaced.news()).problems).toMatchObject([
      { position: 5, reason: expect.stringMatching(/is another one now/) },
    ]);
  });

  it('knows nothing of a store that was emptied on purpose', async () => {
    const { news, forget } = check();
    await news();
    chain = [];
    forget();

    expect(await news()).toEqual({ length: 0, head: firstPreviousHash, problems: [] });
  });
});

describe('a check of the whole', () => {
  it('names any change at once, whatever was checked before', async () => {
    const { news, whole } = check();
    await news();
    change(1);

    expect((await whole()).problems).toMatchObject([{ position: 1 }]);
    expect(read.filter((position) => position === 1)).toHaveLength(2);
  });

  it('is one for all who ask while another goes on, and has what was there when they asked', async () => {
    const { whole } = check();
    const present = whole();
    await expect.poll(() => read).toContain(1);
    await append();

    const answers = await Promise.all([whole(), whole(), whole()]);

    expect(answers.map(({ length }) => length)).toEqual([6, 6, 6]);
    expect((await present).problems).toEqual([]);
    expect(read.filter((position) => position === 1)).toHaveLength(2);
  });

  it('that broke off keeps nobody from the next', async () => {
    let isAway = true;
    const { whole } = createChainCheck({
      clock: () => now,
      read: async () => {
        if (isAway) throw new Error('Postgres is away.');
        return chain;
      },
    });
    await expect(whole()).rejects.toThrow('Postgres is away.');
    isAway = false;

    expect((await whole()).length).toBe(5);
  });
});
