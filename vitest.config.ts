import { defineConfig } from 'vitest/config';

const tests = (suffix: string) =>
  ['apps/*', 'packages/*'].map((rooms) => `${rooms}/src/**/*${suffix}.{ts,tsx}`);

// A busy machine may hold a process up for seconds; what comes soon is seen soon.
const patience = { testTimeout: 30_000, expect: { poll: { timeout: 20_000, interval: 10 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [...tests('.test'), 'conformance/src/**/*.test.ts', 'scripts/*.test.mjs'],
          exclude: [...tests('.integration.test'), 'conformance/src/**/*.integration.test.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'integration',
          include: tests('.integration.test'),
          globalSetup: ['packages/stack/src/testing/provide-services.ts'],
          ...patience,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
