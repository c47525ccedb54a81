import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dataSet, labelColumn } from './index.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const rooms = ['apps', 'packages']
  .flatMap((kind) => readdirSync(path.join(root, kind)).map((name) => path.join(kind, name)))
  .filter((room) => room !== path.join('packages', 'covertype'));
/** Tests may name columns, and so may the mapper's client, which is made from the tables. */
const isProgram = (file: string) =>
  /\.tsx?$/.test(file) && !/\.test\.tsx?$|[/\\](testing|generated)[/\\]/.test(file);

function listPrograms(room: string): string[] {
  const source = path.join(root, room, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(source, file))
    .filter(isProgram);
}

/** A name as a program would write it: as a text or, where it is no word of the language, as the name of a property. */
const naming = (name: string) => new RegExp(name.includes('_') ? `\\b${name}\\b` : `['"\`]${name}['"\`]`);
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

describe('the names of the columns', () => {
  const names = [...dataSet.features, labelColumn].flatMap(({ key, header }) => [key, header]);

  it('would be found', () => {
    expect(naming('slope').test(`row['slope']`)).toBe(true);
    expect(naming('slope').test('the slope of a line')).toBe(false);
    expect(naming('soil_type').test('row.soil_type')).toBe(true);
    expect(withoutComments('a /* soil_type */ b // slope')).toBe('a  b ');
    expect(listPrograms(path.join('packages', 'covertype')).some(namesColumn)).toBe(true);
  });

  it.each(rooms)('are not known to %s', (room) => {
    expect(listPrograms(room).filter(namesColumn)).toEqual([]);
  });

  function namesColumn(file: string): boolean {
    const text = withoutComments(readFileSync(file, 'utf8'));
    return names.some((name) => naming(name).test(text));
  }
});
