import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { arbitraryFields, arbitraryValue, type JsonSchema, type Known } from './arbitrary-value.js';

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
  const [type, { schema = {} } = {}] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const body =
    type === 'application/json' ? arbitraryValue(schema, 'body', known) : fc.string({ unit: 'binary' });
  return fc
    .record({
      inPath: fieldsIn('path'),
      inQuery: fieldsIn('query'),
      inHeaders: fieldsIn('header'),
      body,
      type: anyType,
    })
    .map(({ inPath, inQuery, inHeaders, ...rest }) => ({
      method: method as 'GET',
      url: `${path.replace(/\{(\w+)\}/g, (_whole, name) => inUrl(inPath[name]))}?${queryOf(inQuery)}`,
      headers: {
        ...Object.fromEntries(Object.entries(inHeaders).map(([name, value]) => [name, inHeader(value)])),
        ...(type !== undefined && { 'content-type': rest.type ?? type }),
      },
      ...(type !== undefined && {
        payload: type === 'application/json' ? JSON.stringify(rest.body) : String(rest.body),
      }),
    }));
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
