import { describe, expect, it } from 'vitest';
import { readDashboardConfig } from './config';

const least = { DATABASE_URL: 'postgresql://postgres@127.0.0.1/canopy' };

describe('readDashboardConfig', () => {
  it('needs the database alone and takes the rest from where npm start puts it', () => {
    const config = readDashboardConfig(least);

    expect(config.temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'default' });
    expect(config.addresses.inference).toBe('http://127.0.0.1:8000');
    expect(config.modelName).toBe('covertype_classifier');
  });

  it('cuts the slash at the end of an address, which paths are put behind', () => {
    const config = readDashboardConfig({ ...least, MLFLOW_TRACKING_URI: 'http://tracking:5000/' });

    expect(config.addresses.tracking).toBe('http://tracking:5000');
  });

  it('names the key that is missing', () => {
    expect(() => readDashboardConfig({})).toThrow('DATABASE_URL');
  });
});
