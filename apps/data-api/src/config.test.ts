import { describe, expect, it } from 'vitest';
import { readDataApiConfig } from './config.js';

describe('readDataApiConfig', () => {
  it('needs only the folder of the progress', () => {
    expect(readDataApiConfig({ P2_DATA_DIR: '/var/canopy' })).toEqual({
      logLevel: 'info',
      listen: { host: '127.0.0.1', port: 8080 },
      dataSetPath: expect.stringMatching(/apps\/data-api\/data\/covertype\.csv$/),
      progressFolder: '/var/canopy',
      minUpdateTimeMs: 300_000,
    });
  });

  it('names the keys that are wrong', () => {
    const environment = { MIN_UPDATE_TIME: 'soon', DATA_API_PORT: '99999' };

    expect(() => readDataApiConfig(environment)).toThrow(/MIN_UPDATE_TIME .*found "soon"/);
    expect(() => readDataApiConfig(environment)).toThrow(/P2_DATA_DIR/);
  });
});
