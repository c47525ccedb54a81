import { describe, expect, it } from 'vitest';
import { readInferenceConfig } from './config.js';

describe('readInferenceConfig', () => {
  it('needs no key at all', () => {
    expect(readInferenceConfig({})).toEqual({
      logLevel: 'info',
      listen: { host: '127.0.0.1', port: 8000 },
      trackingUri: 'http://127.0.0.1:5000',
      modelName: 'covertype_classifier',
      loadLimits: { mostInFlight: 512, mostDelayMs: 500 },
      batches: { mostRows: 1_000_000, mostBytes: 512 * 1024 * 1024, mostAtOnce: 4 },
      modelCacheBytes: 128 * 1024 * 1024,
      predictionLog: { mode: 'off', days: 30 },
    });
  });

  it('logs predictions whole where there is a database, unless it is told otherwise', () => {
    const environment = { DATABASE_URL: 'postgresql://127.0.0.1/canopy' };

    expect(readInferenceConfig(environment).predictionLog.mode).toBe('full');
    expect(readInferenceConfig({ ...environment, PREDICTION_LOG: 'hashes' }).predictionLog.mode).toBe(
      'hashes',
    );
  });

  it('refuses a tracking address that is none', () => {
    expect(() => readInferenceConfig({ MLFLOW_TRACKING_URI: 'sqlite:///mlflow.db' })).toThrow(
      /MLFLOW_TRACKING_URI .*found "sqlite:\/\/\/mlflow.db"/,
    );
  });
});
