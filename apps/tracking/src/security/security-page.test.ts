import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = new URL('../../../../docs/security.md', import.meta.url);
const rows = readFileSync(page, 'utf8')
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Attack'))
  .map((line) => {
    const [, attack = '', known = '', , tests = ''] = line.split(' | ').join('|').split('|');
    const files = [...tests.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => new URL(file, page));
    return { attack: attack.trim(), ids: known.split(',').map((id) => id.trim()), files };
  });

describe('docs/security.md', () => {
  it.each(rows ?? [])('names the tests that try "$attack"', ({ ids, files }) => {
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');

    expect(files.length).toBeGreaterThan(0);
    // A longer number may begin with it.
    expect(ids.filter((id) => !new RegExp(`${id}\\b`).test(text))).toEqual([]);
  });

  it('has every advisory that a test names', () => {
    const text = readFileSync(page, 'utf8');
    const named = (rows ?? []).flatMap(({ files }) =>
      files.flatMap((file) => readFileSync(file, 'utf8').match(/CVE-\d{4}-\d+|GHSA(-\w{4}){3}/g) ?? []),
    );

    expect(new Set(named).size).toBeGreaterThan(40);
    expect(named.filter((id) => !text.includes(id))).toEqual([]);
  });
});
