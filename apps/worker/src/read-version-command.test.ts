import { CommandError } from '@canopy/service-kit/process';
import { describe, expect, it } from 'vitest';
import { readVersionCommand } from './read-version-command.js';

const read = (words: string[], environment = {}) => readVersionCommand('verify', words, environment);

describe('readVersionCommand', () => {
  it('asks the system at its usual ports', () => {
    expect(read(['7'])).toEqual({
      version: '7',
      environment: {
        MLFLOW_TRACKING_URI: 'http://127.0.0.1:5000',
        MLFLOW_S3_ENDPOINT_URL: 'http://127.0.0.1:9000',
        TEMPORAL_ADDRESS: '127.0.0.1:7233',
      },
    });
  });

  it('moves ports as npm start does, and leaves other addresses alone', () => {
    const given = { MLFLOW_TRACKING_URI: 'http://127.0.0.1:5000/', TEMPORAL_ADDRESS: 'temporal:7233' };

    expect(read(['--port-offset', '100', '7'], given).environment).toMatchObject({
      MLFLOW_TRACKING_URI: 'http://127.0.0.1:5100',
      MLFLOW_S3_ENDPOINT_URL: 'http://127.0.0.1:9100',
      TEMPORAL_ADDRESS: 'temporal:7233',
    });
  });

  it.each([
    [[], 'Say which version: npm run verify'],
    [['seven'], 'found "seven"'],
    [['7', '8'], 'found "7 8"'],
    [['7', '--port-offset', 'many'], 'the offset is a whole number, found "many"'],
    [['7', '--ports', '3'], "Unknown option '--ports'"],
  ])('shows the usage to %j', (words, problem) => {
    expect(() => read(words)).toThrow(CommandError);
    expect(() => read(words)).toThrow(problem);
  });
});
