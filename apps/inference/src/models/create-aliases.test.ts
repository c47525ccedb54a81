import { expect, it } from 'vitest';
import { createFakeRegistry } from '../testing/create-fake-registry.js';
import { createAliases } from './create-aliases.js';

function someAliases() {
  const registry = createFakeRegistry();
  registry.add('1');
  registry.add('2');
  registry.point('challenger', '1');
  return { registry, aliases: createAliases({ registry }) };
}

it('asks the registry once, until the alias moves', async () => {
  const { registry, aliases } = someAliases();

  await aliases.find('challenger');
  expect(await aliases.find('challenger')).toMatchObject({ version: '1' });
  expect(registry.aliasLookCount).toBe(1);
  registry.point('challenger', '2');
  aliases.moved('another');
  expect(await aliases.find('challenger')).toMatchObject({ version: '1' });
  aliases.moved('challenger');

  expect(await aliases.find('challenger')).toMatchObject({ version: '2' });
});

it('remembers that there is no such alias, and looks again when moves may have been missed', async () => {
  const { registry, aliases } = someAliases();

  expect(await aliases.find('canary')).toBeUndefined();
  registry.point('canary', '2');
  expect(await aliases.find('canary')).toBeUndefined();
  aliases.moved();

  expect(await aliases.find('canary')).toMatchObject({ version: '2' });
});

it('answers with what it knew while the registry is away, and rejects what it never knew', async () => {
  const { registry, aliases } = someAliases();
  await aliases.find('challenger');
  registry.goAway();
  aliases.moved();

  expect(await aliases.find('challenger')).toMatchObject({ version: '1' });
  await expect(aliases.find('canary')).rejects.toThrow('the registry is away');
});

it('does not grow with the aliases that requests make up', async () => {
  const { registry, aliases } = someAliases();

  for (let i = 0; i < 150; i++) await aliases.find(`made-up-${i}`);
  await aliases.find('made-up-149');
  await aliases.find('made-up-0');

  expect(registry.aliasLookCount).toBe(151);
});
