import { exampleMeasures } from '@canopy/covertype';
import { arbitraryRequest, type Known, operationsOf } from '@canopy/generated-requests';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTestApp } from './testing/a-test-app.js';
import { serveVersion } from './testing/serve-version.js';
import { someModelFiles } from './testing/some-model-files.js';

const requests = 100;
// The same each time; `npm run generated-requests` asks others.
const seed = 1;

const { app, registry } = await aTestApp();
await app.ready();
const operations = operationsOf(app.swagger());
beforeAll(() => serveVersion({ app, registry }, '1', someModelFiles()));
afterAll(() => app.close());

const known: Known = {
  model: ['a_model', 'a_model@champion'],
  version: ['1', '2', 'champion'],
  wilderness_area: ['Rawah', 'Neota'],
  soil_type: ['C7745', '7745'],
  datatype: ['INT64', 'FP64', 'BYTES', 'BOOL'],
  name: Object.keys(exampleMeasures),
  set: ['true', '0'],
  explain: ['true', '0'],
};

/** Where nothing is logged, what asks of the log says that it is away. */
const asksOfTheLog = /^\/(feedback|predictions|windows)/;

describe('whatever is asked', () => {
  it('is asked of every operation of the documentation', () => {
    expect(operations.length).toBeGreaterThan(20);
  });

  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s answers it, and never as if the server were at fault',
    async (_name, operation) => {
      await fc.assert(
        fc.asyncProperty(arbitraryRequest(operation, known), async (request) => {
          const { statusCode, body } = await app.inject(request);

          if (statusCode === 503 && asksOfTheLog.test(operation.path)) return;
          if (statusCode >= 500) throw new Error(`${statusCode}: ${body}`);
        }),
        { numRuns: requests, seed },
      );
    },
    30_000,
  );
});
