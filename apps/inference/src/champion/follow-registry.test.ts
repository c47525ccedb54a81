import { createLogger } from '@canopy/service-kit/process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Aliases, createAliases } from '../models/create-aliases.js';
import { createModelStore } from '../models/create-model-store.js';
import { createFakeRegistry, type FakeRegistry } from '../testing/create-fake-registry.js';
import { someModelFiles } from '../testing/some-model-files.js';
import { type Champion, createChampion } from './create-champion.js';
import { followRegistry } from './follow-registry.js';

const files = someModelFiles();
const broken = { ...files, forest: files.forest.subarray(0, 100) };

let registry: FakeRegistry;
let champion: Champion;
let aliases: Aliases;
let closing: AbortController;
let following: Promise<void>;

function follow(pauses: { recheckMs: number; retryMs: number } = { recheckMs: 60_000, retryMs: 5 }) {
  following = followRegistry({ champion, aliases, registry, signal: closing.signal, ...pauses });
}

beforeEach(() => {
  registry = createFakeRegistry();
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 0 });
  champion = createChampion({ registry, store, logger: createLogger('test', 'silent') });
  aliases = createAliases({ registry });
  closing = new AbortController();
  following = Promise.resolve();
});
afterEach(async () => {
  closing.abort();
  await following;
});

const untilServed = (version: string) => expect.poll(() => champion.model?.version).toBe(version);

describe('followRegistry', () => {
  it('loads the champion at once', async () => {
    registry.add('1', files);
    registry.promote('1', { isTold: false });

    follow();

    await untilServed('1');
  });

  it('waits for a first champion, and serves it when it is told of it', async () => {
    follow();
    await expect.poll(() => registry.lookCount).toBeGreaterThan(0);
    expect(champion.model).toBeUndefined();

    registry.add('1', files);
    registry.promote('1');

    await untilServed('1');
  });

  it('serves the last of several promotions, also of those during a load', async () => {
    for (const version of ['1', '2', '3']) registry.add(version, files);
    registry.promote('1');
    const release = registry.holdReads();
    follow();
    await expect.poll(() => registry.readCount).toBe(1);

    registry.promote('2');
    registry.promote('3');
    release();

    await untilServed('3');
    expect(registry.readCount).toBe(2);
  });

  it('hears of the moves of other aliases, which change nothing about the champion', async () => {
    for (const version of ['1', '2']) registry.add(version, files);
    registry.promote('1');
    registry.point('challenger', '1');
    follow();
    await untilServed('1');
    await expect.poll(() => aliases.find('challenger')).toMatchObject({ version: '1' });
    const { lookCount } = registry;

    registry.point('challenger', '2');

    await expect.poll(() => aliases.find('challenger')).toMatchObject({ version: '2' });
    expect(registry.lookCount).toBe(lookCount);
  });

  it('finds a move that it was not told of', async () => {
    registry.add('1', files);
    registry.add('2', files);
    registry.promote('1');
    follow({ recheckMs: 10, retryMs: 5 });
    await untilServed('1');

    registry.promote('2', { isTold: false });

    await untilServed('2');
  });

  it('goes on serving when the new champion is refused, does not load it again and again, and recovers', async () => {
    registry.add('1', files);
    registry.add('2', broken);
    registry.add('3', files);
    registry.promote('1');
    follow({ recheckMs: 5, retryMs: 5 });
    await untilServed('1');

    registry.promote('2');
    await expect.poll(() => champion.refused?.version).toBe('2');
    const { lookCount, readCount } = registry;
    await expect.poll(() => registry.lookCount).toBeGreaterThan(lookCount + 3);

    expect(champion.model?.version).toBe('1');
    expect(champion.refused?.reason).toContain('cut short');
    expect(registry.readCount).toBe(readCount);

    registry.promote('3');
    await untilServed('3');
    expect(champion.refused).toBeUndefined();
  });

  it('loads a refused version when the alias is set to it once more', async () => {
    registry.add('2', broken);
    registry.promote('2');
    follow();
    await expect.poll(() => champion.refused?.version).toBe('2');

    registry.add('2', files);
    registry.promote('2');

    await untilServed('2');
  });

  it('forgets a refusal when the alias moves back to the version that serves', async () => {
    registry.add('1', files);
    registry.add('2');
    registry.promote('1');
    follow();
    await untilServed('1');
    registry.promote('2');
    await expect.poll(() => champion.refused?.reason).toBe('its run has no file model/forest.canopy');

    registry.promote('1');

    await expect.poll(() => champion.refused).toBeUndefined();
    expect(champion.model?.version).toBe('1');
  });

  it('goes on serving while the registry is away, and catches up when it is back', async () => {
    registry.add('1', files);
    registry.add('2', files);
    registry.promote('1');
    follow();
    await untilServed('1');

    registry.goAway();
    registry.promote('2');
    await expect.poll(() => champion.failure).toBe('the registry is away');
    expect(champion.model?.version).toBe('1');
    registry.comeBack();

    await untilServed('2');
    expect(champion.failure).toBeUndefined();
  });

  it('tries again by itself when a load fails on the way', async () => {
    registry.add('1', files);
    registry.promote('1', { isTold: false });
    const release = registry.holdReads();
    follow();
    await expect.poll(() => registry.readCount).toBe(1);

    registry.goAway();
    release();
    await expect.poll(() => registry.lookCount).toBeGreaterThan(3);
    registry.comeBack();

    await untilServed('1');
  });

  it('goes on serving when the alias is removed', async () => {
    registry.add('1', files);
    registry.promote('1');
    follow();
    await untilServed('1');
    const { lookCount } = registry;

    registry.promote(undefined);
    await expect.poll(() => registry.lookCount).toBeGreaterThan(lookCount);

    expect(champion.model?.version).toBe('1');
  });

  it('ends at once, also in the middle of a load', async () => {
    registry.add('1', files);
    registry.promote('1');
    registry.holdReads();
    follow();
    await expect.poll(() => registry.readCount).toBe(1);

    closing.abort();

    await following;
  });
});
