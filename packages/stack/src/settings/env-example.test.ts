import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../repository-root.js';
import { appEnvironment } from './app-environment.js';
import { checkAppSettings } from './check-app-settings.js';
import { findUnknownKeys } from './find-unknown-keys.js';
import { readEnvFile } from './read-env-file.js';
import { readSettings } from './read-settings.js';

const example = readEnvFile(path.join(repositoryRoot, '.env.example'));

describe('.env.example', () => {
  it('names only keys that some part reads', () => {
    expect(findUnknownKeys(Object.keys(example))).toEqual([]);
  });

  it('means the same as no file at all', () => {
    const settings = readSettings(example, 0);
    const bare = readSettings({}, 0);

    expect({ ...settings, environment: {} }).toEqual({ ...bare, environment: {} });
  });

  it('is accepted by every app', () => {
    const environment = appEnvironment(readSettings(example, 0), 'postgresql://127.0.0.1/canopy');

    expect(() => checkAppSettings(environment)).not.toThrow();
  });
});

describe('findUnknownKeys', () => {
  it('finds the key that is misspelt', () => {
    expect(findUnknownKeys(['P2_GROUP_ID', 'P2_GRUOP_ID', 'CANOPY_HOME'])).toEqual(['P2_GRUOP_ID']);
  });
});

describe('checkAppSettings', () => {
  it('names the wrong keys of every app', () => {
    const keys = { P2_SCHEDULE_CRON: 'every now and then', MIN_UPDATE_TIME: 'long' };
    const environment = appEnvironment(readSettings(keys, 0), 'postgresql://127.0.0.1/canopy');

    expect(() => checkAppSettings(environment)).toThrow(
      /MIN_UPDATE_TIME.*"long".*P2_SCHEDULE_CRON.*"every now and then"/s,
    );
  });
});
