import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/create-test-app.js';

let tracking: TestApp;
beforeAll(async () => {
  tracking = await createTestApp({ ...process.env, TRACKING_RESET: '' });
});
afterAll(() => tracking.app.close());

// What it does when it is there would empty the tables below the tests that run beside this one.
describe('the reset address', () => {
  it('does not exist unless the app was started with it', async () => {
    const { statusCode } = await tracking.app.inject({ method: 'POST', url: '/api/canopy/reset' });

    expect(statusCode).toBe(404);
  });
});
