import { expect, it } from 'vitest';
import { createFakeRegistry } from '../testing/create-fake-registry.js';
import { someModelFiles } from '../testing/some-model-files.js';
import { createModelStore } from './create-model-store.js';

const files = someModelFiles();

it('drops the versions that were used longest ago when there is no room for more', async () => {
  const registry = createFakeRegistry();
  for (const version of ['1', '2', '3']) registry.add(version, files);
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 2 * files.forest.length });

  for (const version of ['1', '2', '1', '3']) await store.find(version);

  expect(store.loaded.map(({ version }) => version)).toEqual(['1', '3']);
  expect(registry.readCount).toBe(3);
});

it('keeps the version used last, however little room there is', async () => {
  const registry = createFakeRegistry();
  for (const version of ['1', '2']) registry.add(version, files);
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 0 });

  for (const version of ['1', '2']) await store.find(version);

  expect(store.loaded.map(({ version }) => version)).toEqual(['2']);
});

it('tries again after a load that failed', async () => {
  const registry = createFakeRegistry();
  registry.add('1', files);
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 0 });
  registry.goAway();
  await expect(store.find('1')).rejects.toThrow('the registry is away');

  registry.comeBack();

  expect((await store.find('1')).version).toBe('1');
});

it('remembers what was refused and why, and reads it again only after a while', async () => {
  const registry = createFakeRegistry();
  registry.add('1');
  let now = 0;
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 0, clock: () => now });

  await expect(store.find('1')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(store.find('1')).rejects.toThrow(
    'Version 1 of a_model must not be served: its run has no file',
  );
  expect(registry.readCount).toBe(1);
  expect(store.refused).toEqual([{ version: '1', reason: 'its run has no file model/forest.canopy' }]);
  registry.add('1', files);
  now = 10_000;

  expect((await store.find('1')).version).toBe('1');
  expect(store.refused).toEqual([]);
});

it('lets go of a version', async () => {
  const registry = createFakeRegistry();
  registry.add('1', files);
  const store = createModelStore({ registry, modelName: 'a_model', mostBytes: 0 });
  await store.find('1');

  expect([store.drop('1'), store.drop('1')]).toEqual([true, false]);
  expect(store.loaded).toEqual([]);
});
