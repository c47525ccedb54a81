import { type DescribeRoute, hasDefault, leaveOut } from '@canopy/service-kit';
import { example } from './example.js';
import { failureExample } from './failure-example.js';
import type { RouteExample } from './route-example.js';
import { routeExamples } from './route-examples.js';
import { groupOf } from './route-groups.js';
import { withTypeRefusal } from './with-type-refusal.js';

interface Schema {
  properties?: Record<string, Schema>;
  content?: Record<string, { schema: Schema }>;
  examples?: readonly unknown[];
}

interface RouteSchemas {
  body?: Schema;
  params?: Schema;
  querystring?: Schema;
  response?: Record<string, Schema>;
}

const json = 'application/json';
const noExamples: RouteExample = { answers: [] };

/** Gives the documentation of every route its group, and examples of its requests and of its answers. */
export function describeExamples({
  modelName,
  trackingUri,
}: {
  modelName: string;
  trackingUri: string;
}): DescribeRoute {
  const all = routeExamples(modelName, trackingUri);
  const ofParameters = { model: modelName, version: example.version, id: example.predictionId };

  return ({ schema, url, route }) => {
    const found = all[`${route.method} ${readable(url)}`] ?? noExamples;
    const { body, params, querystring, response, ...rest } = (schema ?? {}) as RouteSchemas;
    const group = groupOf(url);
    const described = {
      ...rest,
      ...(group !== undefined && { tags: [group] }),
      ...(body !== undefined && {
        body: withExamples(leaveOut(body, hasDefault), found.body, found.bodyTexts),
      }),
      ...(querystring !== undefined && { querystring: leaveOut(querystring, hasDefault) }),
      ...(params !== undefined && {
        params: withParameters(params, url, { ...ofParameters, ...found.params }),
      }),
      ...(response !== undefined && {
        response: mapValues(withTypeRefusal(response, body), (answer, status) =>
          status === '200'
            ? withExamples(answer, found.answers, found.answerTexts)
            : withFailure(answer, status, found.failures?.[status]),
        ),
      }),
    };
    return { schema: described, url };
  };
}

/** Without the patterns of parameters, and a colon that is one. */
const readable = (url: string) => url.replaceAll(/\(.*?\)/g, '').replace('::', ':');

function withExamples(
  schema: Schema,
  examples: readonly unknown[] = [],
  texts: Readonly<Record<string, string>> = {},
): Schema {
  if (schema.content === undefined) return examples.length === 0 ? schema : { ...schema, examples };
  const content = mapValues(schema.content, (media, type) => {
    const ofType = type === json ? examples : [texts[type]].filter((text) => text !== undefined);
    return ofType.length === 0 ? media : { schema: { ...media.schema, examples: ofType } };
  });
  return { ...schema, content };
}

function withFailure(schema: Schema, status: string, failure: unknown): Schema {
  if (failure !== undefined) return withExamples(schema, [failure]);
  const { properties } = schema.content?.[json]?.schema ?? schema;
  return properties === undefined ? schema : withExamples(schema, [failureExample(status, properties)]);
}

/** Of those that are in the path: several paths share a schema. */
function withParameters(schema: Schema, url: string, examples: Readonly<Record<string, string>>): Schema {
  const named = Object.entries(schema.properties ?? {}).filter(([name]) => url.includes(`:${name}`));
  const properties = mapValues(Object.fromEntries(named), (of, name) => ({
    ...of,
    examples: [examples[name]],
  }));
  return { ...schema, properties };
}

const mapValues = <Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Value,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
