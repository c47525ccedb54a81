import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@canopy/service-kit/errors';
import { ConfigurationError } from '@canopy/service-kit/process';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { GroupProgress } from './advance-progress.js';
import { batchCount } from './batch-limits.js';

const ProgressFile = Type.Object(
  {
    formatVersion: Type.Literal(1),
    groupNumber: Type.Integer(),
    batchNumber: Type.Integer({ minimum: 0, maximum: batchCount }),
    advancedAtMs: Type.Integer(),
  },
  { additionalProperties: false },
);
type ProgressFile = Static<typeof ProgressFile>;

export interface ProgressRepository {
  /** Undefined for a group that has not begun. Throws where what is kept cannot be understood. */
  read(groupNumber: number): Promise<GroupProgress | undefined>;
  /** Once this has resolved, the progress survives a power cut; until then what was there before does. */
  write(groupNumber: number, progress: GroupProgress): Promise<void>;
  clear(groupNumber: number): Promise<void>;
}

/**
 * Keeps the progress of each group in a JSON file of its own. One write at a time and group.
 *
 * @throws ConfigurationError when the folder can neither be found nor made.
 */
export async function openProgressFolder(folder: string): Promise<ProgressRepository> {
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new ConfigurationError([`P2_DATA_DIR: the folder ${folder} cannot be made: ${error.message}`]);
  });
  const pathOf = (groupNumber: number) => join(folder, `group-${groupNumber}.json`);
  return {
    async read(groupNumber) {
      const path = pathOf(groupNumber);
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw unavailable(groupNumber, 'read', error);
      });
      return text === undefined ? undefined : parseProgress(text, groupNumber, path);
    },
    async write(groupNumber, progress) {
      const file: ProgressFile = { formatVersion: 1, groupNumber, ...progress };
      await replaceFile(folder, pathOf(groupNumber), `${JSON.stringify(file)}\n`).catch((error: Error) => {
        throw unavailable(groupNumber, 'kept', error);
      });
    },
    async clear(groupNumber) {
      await rm(pathOf(groupNumber), { force: true })
        .then(() => flush(folder))
        .catch((error: Error) => {
          throw unavailable(groupNumber, 'cleared', error);
        });
    },
  };
}

function parseProgress(text: string, groupNumber: number, path: string): GroupProgress {
  const file = parseJson(text);
  if (!Value.Check(ProgressFile, file) || file.groupNumber !== groupNumber) {
    const restart = `/restart_data_generation?group_number=${groupNumber}`;
    throw new DomainError(
      'conflict',
      `The file ${path} does not hold the progress of group ${groupNumber}: it is damaged or of another program. Put the right one back, or GET ${restart} to start the group again.`,
      { subject: path },
    );
  }
  return { batchNumber: file.batchNumber, advancedAtMs: file.advancedAtMs };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A reader, and whoever comes after a power cut, finds either the old content whole or the new one. */
async function replaceFile(folder: string, path: string, text: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  await flush(folder);
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function unavailable(groupNumber: number, done: string, cause: Error): DomainError {
  return new DomainError(
    'unavailable',
    `The progress of group ${groupNumber} cannot be ${done}: ${cause.message}`,
    {
      cause,
    },
  );
}
