import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { arbitraryFields, arbitraryValue, type JsonSchema, type Known } from './arbitrary-value.js';
import { type Operation, parametersIn } from './operation.js';
import { writeBody } from './write-body.js';
import { writeRequest } from './write-request.js';

/** Requests of an operation: most of them nearly right, so that they come as far as the database. */
export function arbitraryRequest(operation: Operation, known: Known): fc.Arbitrary<InjectOptions> {
  const fieldsIn = (place: 'path' | 'query' | 'header') =>
    arbitraryFields(parametersIn(place, operation).properties, known);
  const contents = Object.entries(operation.requestBody?.content ?? {});
  const fieldsOfJson = contents.find(([type]) => type === 'application/json')?.[1].schema;
  const body =
    contents.length === 0
      ? fc.constant(undefined)
      : fc
          .constantFrom(...contents)
          .chain(([type, { schema }]) =>
            fc.record({ type: fc.constant(type), text: arbitraryBody(type, fieldsOfJson ?? schema, known) }),
          );
  return fc
    .record({
      inPath: fieldsIn('path'),
      inQuery: fieldsIn('query'),
      inHeaders: fieldsIn('header'),
      body,
      otherType: anyType,
    })
    .map(({ body, otherType, ...fields }) =>
      writeRequest(operation, {
        ...fields,
        body: body && { ...body, type: otherType ?? body.type },
      }),
    );
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
