import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { arbitraryFields, arbitraryValue, type JsonSchema, type Known } from './arbitrary-value.js';
import { writeBody } from './write-body.js';

/** An operation as the documentation has it. */
export interface Operation {
  method: string;
  path: string;
  summary?: string;
  operationId?: string;
  responses?: object;
  parameters?: readonly { in: string; name: string; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

/** Every operation of an OpenAPI document. */
export function operationsOf(document: { paths?: object | undefined }): Operation[] {
  const paths = Object.entries((document.paths ?? {}) as Record<string, Record<string, Partial<Operation>>>);
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

/** Requests of an operation: most of them nearly right, so that they come as far as the database. */
export function arbitraryRequest(operation: Operation, known: Known): fc.Arbitrary<InjectOptions> {
  const { method, path, parameters = [], requestBody } = operation;
  const fieldsIn = (place: string) =>
    arbitraryFields(
      Object.fromEntries(
        parameters.filter((one) => one.in === place).map(({ name, schema }) => [name, schema]),
      ),
      known,
    );
  const contents = Object.entries(requestBody?.content ?? {});
  const fieldsOfJson = contents.find(([type]) => type === 'application/json')?.[1].schema;
  const payload =
    contents.length === 0
      ? fc.constant(undefined)
      : fc
          .constantFrom(...contents)
          .chain(([type, { schema }]) =>
            fc.record({ type: fc.constant(type), body: arbitraryBody(type, fieldsOfJson ?? schema, known) }),
          );
  return fc
    .record({
      inPath: fieldsIn('path'),
      inQuery: fieldsIn('query'),
      inHeaders: fieldsIn('header'),
      payload,
      otherType: anyType,
    })
    .map(({ inPath, inQuery, inHeaders, ...rest }) => ({
      method: method as 'GET',
      url: `${path.replace(/\{(\w+)\}/g, (_whole, name) => inUrl(inPath[name]))}?${queryOf(inQuery)}`,
      headers: {
        ...Object.fromEntries(Object.entries(inHeaders).map(([name, value]) => [name, inHeader(value)])),
        ...(rest.payload && { 'content-type': rest.otherType ?? rest.payload.type }),
      },
      ...(rest.payload && { payload: rest.payload.body }),
    }));
}

/** A body that mostly is of its type, and rarely any text. */
function arbitraryBody(type: string, schema: JsonSchema, known: Known): fc.Arbitrary<string> {
  const isKnown = ['application/json', 'application/x-ndjson', 'text/csv'].includes(type);
  const anyText = fc.string({ unit: 'binary' });
  if (!isKnown) return anyText;
  const written = arbitraryValue(schema, 'body', known).map((value) => writeBody(type, value));
  return fc.oneof(
    { weight: 20, arbitrary: written },
    // Cut at some place, as by a connection that broke.
    { weight: 1, arbitrary: fc.tuple(written, fc.nat(200)).map(([text, length]) => text.slice(0, length)) },
    { weight: 1, arbitrary: anyText },
  );
}

const anyType = fc.option(fc.constantFrom('text/plain', 'application/json; charset=utf-16', '*', 'x'), {
  freq: 30,
  nil: undefined,
}) as fc.Arbitrary<string | undefined>;

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const inUrl = (value: unknown) => encodeURIComponent(textOf(value).toWellFormed());
const inHeader = (value: unknown) => textOf(value).replace(/[^ -~]/g, '?');

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `${name}=${inUrl(one)}`),
    )
    .join('&');
}
