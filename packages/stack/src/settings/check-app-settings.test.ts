import { describe, expect, it } from 'vitest';
import { checkAppSettings } from './check-app-settings.js';

const keys = {
  MIN_UPDATE_TIME: 'often',
  ARTIFACT_BUCKET: 'A bucket',
  P2_TEST_SIZE: '2',
  MAX_IN_FLIGHT: 'many',
};

describe('checkAppSettings', () => {
  it('names at once what is wrong with the keys of every app', () => {
    const pattern = new RegExp(Object.keys(keys).join('.*'), 's');

    expect(() => checkAppSettings({ DATABASE_URL: 'postgresql://db/canopy', ...keys })).toThrow(pattern);
  });
});
