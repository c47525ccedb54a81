import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The others need no Python and run with the unit tests of every room.
    include: ['src/**/*.integration.test.ts'],
    // One file starts servers at a time; Python alone takes seconds to load.
    fileParallelism: false,
    testTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 600_000,
  },
});
