import { createLogger } from '@canopy/service-kit/process';
import { describe, expect, it } from 'vitest';
import { createModelStore } from '../models/create-model-store.js';
import { createFakeRegistry } from '../testing/create-fake-registry.js';
import { someModelFiles } from '../testing/some-model-files.js';
import { createChampion } from './create-champion.js';

const files = someModelFiles();

function aChampion() {
  const registry = createFakeRegistry();
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 0 });
  return { registry, champion: createChampion({ registry, store, logger: createLogger('test', 'silent') }) };
}

describe('the champion', () => {
  it('is kept when it serves already, and loaded again when that is insisted on', async () => {
    const { registry, champion } = aChampion();
    registry.add('1', files);
    registry.promote('1');

    const looks = [
      await champion.look(),
      await champion.look(),
      await champion.look({ isInsistent: true }),
    ].map((look) => look.outcome);

    expect(looks).toEqual(['loaded', 'kept', 'loaded']);
    expect(registry.readCount).toBe(2);
  });

  it('tells how the model that serves took over, and from which', async () => {
    const { registry, champion } = aChampion();
    registry.add('1', files);
    registry.add('2', files);
    registry.promote('1');
    await champion.look();
    expect(champion.lastSwap).toMatchObject({ version: '1', instead: undefined });

    registry.promote('2');
    await champion.look();
    await champion.look();

    expect(champion.lastSwap).toMatchObject({ version: '2', instead: '1', at: expect.any(Number) });
    expect(champion.lastSwap?.seconds).toBeGreaterThan(0);
  });

  it('is looked up once for all who ask during a look, by a look that begins after it', async () => {
    const { registry, champion } = aChampion();
    registry.add('1', files);
    registry.add('2', files);
    registry.promote('1');
    const release = registry.holdReads();
    const first = champion.look();
    await new Promise(setImmediate);

    const others = [champion.look(), champion.look({ isInsistent: true }), champion.look()];
    registry.promote('2');
    release();

    await expect(first).resolves.toMatchObject({ outcome: 'loaded', model: { version: '1' } });
    for (const look of await Promise.all(others)) {
      expect(look).toMatchObject({ outcome: 'loaded', model: { version: '2' } });
    }
    expect(registry.lookCount).toBe(2);
  });

  it('is no version when no version is', async () => {
    const { champion } = aChampion();

    await expect(champion.look()).resolves.toEqual({ outcome: 'no_champion' });
  });

  it('rejects a look while the registry is away, and not the next one', async () => {
    const { registry, champion } = aChampion();
    registry.goAway();

    await expect(champion.look()).rejects.toMatchObject({ code: 'unavailable' });
    registry.comeBack();

    await expect(champion.look()).resolves.toEqual({ outcome: 'no_champion' });
    expect(champion.failure).toBeUndefined();
  });
});
