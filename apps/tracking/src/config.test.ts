import { describe, expect, it } from 'vitest';
import { readTrackingConfig } from './config.js';

const needed = { DATABASE_URL: 'postgresql://x/y', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };

describe('readTrackingConfig', () => {
  it('fills in what has a default', () => {
    expect(readTrackingConfig({ ...needed, LOG_LEVEL: '' })).toEqual({
      logLevel: 'info',
      listen: { host: '127.0.0.1', port: 5000 },
      databaseUrl: 'postgresql://x/y',
      objects: {
        endpointUrl: 'http://127.0.0.1:9000',
        publicUrl: undefined,
        accessKey: 'a',
        secretKey: 'b',
        bucket: 'mlflow',
      },
      guard: { tokens: [], hosts: [], origins: [] },
      imports: false,
      resets: false,
    });
  });

  it.each(['0.0.0.0', '::', '192.168.0.4', '127.evil.example'])(
    'refuses to be reached at %s without tokens, and says what to set',
    (BIND_HOST) => {
      expect(() => readTrackingConfig({ ...needed, BIND_HOST })).toThrow(/BIND_HOST[\s\S]*TRACKING_TOKENS/);
      expect(() => readTrackingConfig({ ...needed, BIND_HOST, TRACKING_TOKENS: 'short' })).toThrow(
        /TRACKING_TOKENS/,
      );
      const read = readTrackingConfig({
        ...needed,
        BIND_HOST,
        TRACKING_TOKENS: 'a-long-token, another-token',
      });
      expect(read.guard.tokens).toEqual(['a-long-token', 'another-token']);
    },
  );

  it('names every key that is wrong', () => {
    const environment = { TRACKING_PORT: 'x', ARTIFACT_BUCKET: 'UPPER' };

    expect(() => readTrackingConfig(environment)).toThrow(/TRACKING_PORT[\s\S]*ARTIFACT_BUCKET/);
    expect(() => readTrackingConfig(environment)).toThrow(/DATABASE_URL/);
  });
});
