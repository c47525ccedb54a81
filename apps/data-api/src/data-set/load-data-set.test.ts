import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rowHeaders } from '@canopy/covertype';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDataSet } from './load-data-set.js';

const header = rowHeaders.join();
const row = '2596,51,3,258,0,510,221,232,148,6279,Rawah,C7745,4';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-set-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function load(content: string | Buffer) {
  const path = join(folder, 'rows.csv');
  await writeFile(path, content);
  return await loadDataSet(path);
}

describe('loadDataSet', () => {
  it.each([
    ['plain', `${header}\n${row}\n${row}\n`],
    ['without a last line break', `${header}\n${row}\n${row}`],
    ['with Windows line ends, a mark and an empty line', `\uFEFF${header}\r\n${row}\r\n\r\n${row}\r\n`],
    ['quoted', `"${rowHeaders.join('","')}"\n${row.replace('Rawah', '"Rawah"')}\n${row}\n`],
    ['compressed', gzipSync(`${header}\n${row}\n${row}\n`)],
  ])('reads a file that is %s', async (_form, content) => {
    const dataSet = await load(content);

    expect(dataSet.rowCount).toBe(2);
    expect([dataSet.row(0), dataSet.row(1)]).toEqual([row.split(','), row.split(',')]);
  });

  it('reads the file that is shipped', async () => {
    const shipped = await loadDataSet(new URL('../../data/covertype.csv', import.meta.url).pathname);

    expect(shipped.rowCount).toBe(22_849);
    expect(shipped.row(0)).toEqual(row.split(','));
    expect(shipped.row(22_848)).toHaveLength(13);
  });

  it.each([
    ['', 'has no row below its first line'],
    [`${header}\n`, 'has a header but no row'],
    [`${row}\n${row}\n`, `must begin with the header "${header}", found "${row}"`],
    [`${header},Extra\n${row},1\n`, `found "${header},Extra"`],
    [gzipSync(`${header}\n${row}\n`).subarray(0, 40), 'is it complete?'],
  ])('refuses unusable content, case %#', async (content, reason) => {
    await expect(load(content)).rejects.toThrow(reason);
  });

  it('names the key and the path of a file that does not exist', async () => {
    await expect(loadDataSet('/nowhere/rows.csv')).rejects.toThrow(
      'COVERTYPE_CSV: the file /nowhere/rows.csv does not exist',
    );
  });
});
