import { defineConfig } from 'vitest/config';

const tests = (suffix: string) =>
  ['apps/*', 'packages/*'].map((rooms) => `${rooms}/src/**/*${suffix}.{ts,tsx}`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [...tests('.test'), 'conformance/src/**/*.test.ts'],
          exclude: [...tests('.integration.test'), 'conformance/src/**/*.integration.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: tests('.integration.test'),
          globalSetup: ['packages/stack/src/testing/provide-services.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
