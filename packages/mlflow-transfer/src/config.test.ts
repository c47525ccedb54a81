import { describe, expect, it } from 'vitest';
import { readTransferConfig } from './config.js';

const basic = { MLFLOW_TRACKING_USERNAME: 'me', MLFLOW_TRACKING_PASSWORD: 'of mine' };
const token = { MLFLOW_TRACKING_TOKEN: 'secret' };

describe('readTransferConfig', () => {
  it('gives both servers the only credentials there are', () => {
    const { ours, theirs } = readTransferConfig(basic);

    expect(ours).toEqual(theirs);
    expect(ours).toMatchObject({ username: 'me', password: 'of mine' });
    expect(readTransferConfig(token).theirs).toMatchObject({ token: 'secret' });
  });

  it('gives each its own where there are two, and shows none to the other', () => {
    const { ours, theirs } = readTransferConfig({ ...basic, ...token });

    expect(ours).toEqual({ token: 'secret' });
    expect(theirs).toEqual({ username: 'me', password: 'of mine' });
  });

  it('takes an empty key for none', () => {
    const { trackingUri, ours } = readTransferConfig({ MLFLOW_TRACKING_URI: '', MLFLOW_TRACKING_TOKEN: '' });

    expect(trackingUri).toBe('http://127.0.0.1:5000');
    expect(ours.token).toBeUndefined();
  });
});
