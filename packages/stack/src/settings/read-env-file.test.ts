import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEnvFile } from './read-env-file.js';

const folder = mkdtempSync(path.join(tmpdir(), 'canopy-env-'));
const file = path.join(folder, '.env');
afterAll(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  writeFileSync(file, text);
  return readEnvFile(file);
};

describe('readEnvFile', () => {
  it('is empty when there is no file', () => {
    expect(readEnvFile(path.join(folder, 'none'))).toEqual({});
  });

  it('reads keys, quotes, remarks and empty values', () => {
    const text =
      '# a remark\n\nP2_GROUP_ID=3\nexport MODEL_NAME="oak # tree"\nDATABASE_URL=\r\n  LOG_LEVEL = debug # loud\n';

    expect(read(text)).toEqual({
      P2_GROUP_ID: '3',
      MODEL_NAME: 'oak # tree',
      DATABASE_URL: '',
      LOG_LEVEL: 'debug',
    });
  });

  it('names the line of a key without a value', () => {
    expect(() => read('P2_GROUP_ID=1\nP2_SCHEDULE_CR')).toThrow(/\.env, line 2: "P2_SCHEDULE_CR" has no "="/);
  });

  it('names the line of a quote that is not closed', () => {
    expect(() => read('\nMODEL_NAME="oak\n')).toThrow(
      /line 2: the value of MODEL_NAME begins with " and does not end with it/,
    );
  });

  it('names every wrong line at once', () => {
    expect(() => read('=3\n2ND=x\nP2_GROUP_ID=1')).toThrow(
      /line 1: "" is no name.*\n.*line 2: "2ND" is no name/,
    );
  });
});
