import { describe, expect, it } from 'vitest';
import { appEnvironment } from './app-environment.js';
import { readSettings } from './read-settings.js';
import type { Environment } from './settings.js';

const databaseUrl = 'postgresql://canopy:secret@127.0.0.1:6432/canopy';
const environmentOf = (keys: Environment, offset: number) =>
  appEnvironment(readSettings(keys, offset), databaseUrl);

describe('appEnvironment', () => {
  it('leads every address to the ports of this stack', () => {
    expect(environmentOf({}, 100)).toMatchObject({
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:7333',
      MLFLOW_S3_ENDPOINT_URL: 'http://127.0.0.1:9100',
      MLFLOW_TRACKING_URI: 'http://127.0.0.1:5100',
      INFERENCE_URL: 'http://127.0.0.1:8100',
      TRACKING_PORT: '5100',
      AWS_ACCESS_KEY_ID: 'canopy',
    });
  });

  it('takes the usual address of one of our parts to mean that part, wherever it is', () => {
    const keys = { MLFLOW_TRACKING_URI: 'http://127.0.0.1:5000/', P2_API_BASE: 'http://127.0.0.1:8080' };

    expect(environmentOf(keys, 500)).toMatchObject({
      MLFLOW_TRACKING_URI: 'http://127.0.0.1:5500',
      P2_API_BASE: 'http://127.0.0.1:8580',
    });
  });

  it('keeps the folder of the data where one is named', () => {
    expect(environmentOf({ P2_DATA_DIR: '/data' }, 0).P2_DATA_DIR).toBe('/data');
    expect(environmentOf({ CANOPY_HOME: '/home' }, 0).P2_DATA_DIR).toBe('/home/data');
  });

  it('keeps the addresses of services that others run', () => {
    const keys = {
      P2_API_BASE: 'http://source.example',
      TEMPORAL_ADDRESS: 'temporal.example:7233',
      MLFLOW_S3_ENDPOINT_URL: 'http://store.example:9000',
    };

    const environment = environmentOf(keys, 500);

    expect(environment).toMatchObject(keys);
    expect(environment.TEMPORAL_UI_URL).toBeUndefined();
  });
});
