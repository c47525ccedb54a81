import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTestApp } from '../testing/a-test-app.js';
import { serveVersion } from '../testing/serve-version.js';
import { someModelFiles } from '../testing/some-model-files.js';
import { example } from './example.js';

interface Media {
  schema?: { examples?: unknown[] };
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Operation {
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; example?: unknown }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

const { app, registry } = await aTestApp();
await app.ready();
const { paths, tags }: { paths: Record<string, Record<string, Operation>>; tags: { name: string }[] } =
  JSON.parse(JSON.stringify(app.swagger()));
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
  ),
);
beforeAll(() => serveVersion({ app, registry }, example.version, someModelFiles()));
afterAll(() => app.close());

const valuesOf = ({ schema, example: one, examples = {} }: Media): unknown[] => [
  ...(schema?.examples ?? []),
  ...Object.values(examples).map(({ value }) => value),
  ...(one === undefined ? [] : [one]),
];

/** Every type of each body of an operation, with what it is the body of. */
function mediaOf({ requestBody, responses }: Operation): [where: string, media: Media][] {
  const request: Operation['responses'] = requestBody === undefined ? {} : { request: requestBody };
  const bodies = Object.entries({ ...request, ...responses });
  return bodies.flatMap(([where, { content = {} }]) =>
    Object.entries(content)
      .filter(([type]) => type !== 'application/octet-stream')
      .map(([type, media]): [string, Media] => [`${where} ${type}`, media]),
  );
}

describe('the documentation', () => {
  it('has every operation in one of its groups, and no group without one', () => {
    const grouped = operations.map(([name, { tags: groups = [] }]) => [name, groups.length]);
    const named = new Set(operations.flatMap(([, { tags: groups = [] }]) => groups));

    expect(grouped.filter(([, count]) => count !== 1)).toEqual([]);
    expect([...named].sort()).toEqual(tags.map(({ name }) => name).sort());
  });

  it.each(operations)(
    'has examples of all that %s takes and answers, as their schemas want them',
    (_name, operation) => {
      for (const [where, media] of mediaOf(operation)) {
        const examples = valuesOf(media);
        expect([where, examples.length > 0]).toEqual([where, true]);
        const validator = Compile(media.schema ?? {});
        for (const value of examples)
          expect([where, value, ...validator.Errors(value)]).toEqual([where, value]);
      }
      for (const parameter of operation.parameters ?? []) {
        if (parameter.in === 'path') expect(parameter).toHaveProperty('example');
      }
    },
  );

  // What asks of the log has an answer where there is one.
  it.each(operations.filter(([name]) => !/ \/(feedback|predictions|windows)/.test(name)))(
    'tells what %s answers with 200',
    async (name, operation) => {
      const [method = '', path = ''] = name.split(' ');
      const url = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
        String(operation.parameters?.find((one) => one.name === parameter)?.example),
      );
      const bodies = valuesOf(operation.requestBody?.content['application/json'] ?? {});

      for (const payload of bodies.length > 0 ? bodies : [undefined]) {
        const answer = await app.inject({
          method: method as 'GET' | 'POST',
          url,
          ...(payload !== undefined && { payload: payload as object }),
        });
        expect([payload, answer.statusCode, answer.body]).toEqual([payload, 200, answer.body]);
      }
    },
  );
});
