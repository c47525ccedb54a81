import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from './commands.mjs';
import { readCommand } from './read-command.mjs';

describe('readCommand', () => {
  it('hands on the words of a command', () => {
    const words = ['forest', '--peers', '--train', 'rows.csv'];

    expect(readCommand(['bench', ...words])).toEqual({ name: 'bench', words });
  });

  it.each(Object.keys(commands))('explains %s before anything is built', (name) => {
    const { text } = readCommand([name, '--help']);

    expect(text).toContain(commands[name].does);
    for (const option of Object.keys(commands[name].options)) expect(text).toContain(`--${option}`);
  });

  it.each([
    [['begin'], 'There is no command "begin"'],
    [['toString'], 'There is no command "toString"'],
    [['stop', 'now'], 'npm run stop takes no "now"'],
    [['start', '--port-ofset', '1'], "Unknown option '--port-ofset'.\n\nnpm start"],
    [['start', '--port-offset'], 'argument missing'],
  ])('refuses %j and shows how it is used', (words, message) => {
    expect(() => readCommand(words)).toThrow(message);
  });

  it('takes what the README shows', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const shown = [...readme.matchAll(/`npm (?:run )?([\w-]+) -- ([^`]+)`/g)].map(([, name, words]) => [
      name,
      ...words.replaceAll(/[[\]]/g, '').split(' '),
    ]);

    expect(shown).toContainEqual(['verify', '7', '--port-offset', '100']);
    for (const asked of shown) expect(readCommand(asked)).toMatchObject({ name: asked[0] });
  });

  it('knows the commands of package.json, and no others', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const named = Object.values(scripts).flatMap((script) => script.match(/bootstrap\.mjs (.+)/)?.[1] ?? []);

    expect(named.sort()).toEqual(Object.keys(commands).sort());
  });
});
