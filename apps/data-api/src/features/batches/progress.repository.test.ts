import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProgressFolder } from './progress.repository.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'progress-'));
});
afterEach(() => rm(folder, { recursive: true }));

const progress = { batchNumber: 4, advancedAtMs: 1_700_000_000_000 };

describe('openProgressFolder', () => {
  it('makes the folder, and keeps the progress for the next opening', async () => {
    const nested = join(folder, 'a', 'b');
    await (await openProgressFolder(nested)).write(3, progress);

    const reopened = await openProgressFolder(nested);

    await expect(reopened.read(3)).resolves.toEqual(progress);
    await expect(reopened.read(4)).resolves.toBeUndefined();
    await expect(readdir(nested)).resolves.toEqual(['group-3.json']);
  });

  it('forgets a cleared group, also one that it does not have', async () => {
    const repository = await openProgressFolder(folder);
    await repository.write(3, progress);

    await repository.clear(3);
    await repository.clear(3);

    await expect(repository.read(3)).resolves.toBeUndefined();
  });

  it.each([
    ['half-written', '{"formatVersion":1,"groupNumber":3,"batchN'],
    ['empty', ''],
    ['of another program', '{"3":[1700000000,4]}'],
    ['of a later format', '{"formatVersion":2,"groupNumber":3,"batchNumber":4,"advancedAtMs":1}'],
    ['of another group', '{"formatVersion":1,"groupNumber":4,"batchNumber":4,"advancedAtMs":1}'],
    ['out of range', '{"formatVersion":1,"groupNumber":3,"batchNumber":11,"advancedAtMs":1}'],
  ])('refuses a file that is %s, and takes a restart as the way out', async (_kind, text) => {
    const path = join(folder, 'group-3.json');
    await writeFile(path, text);
    const repository = await openProgressFolder(folder);

    await expect(repository.read(3)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`The file ${path} does not hold the progress of group 3`),
    });
    await repository.clear(3);

    await expect(repository.read(3)).resolves.toBeUndefined();
  });

  it('says that a folder cannot be written any more', async () => {
    const repository = await openProgressFolder(join(folder, 'gone'));
    await rm(join(folder, 'gone'), { recursive: true });

    await expect(repository.write(3, progress)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('The progress of group 3 cannot be kept: ENOENT'),
    });
  });

  it('says at once that a folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');

    await expect(openProgressFolder(join(folder, 'file', 'x'))).rejects.toThrow('P2_DATA_DIR: the folder');
  });
});
