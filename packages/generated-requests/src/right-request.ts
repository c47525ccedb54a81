import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { Known } from './arbitrary-value.js';
import type { Thing } from './known-things.js';
import { type Exemplified, type Operation, parametersIn, schemaOf } from './operation.js';
import { type Named, rightFields, rightValue } from './right-value.js';
import { writeBody } from './write-body.js';
import { writeRequest } from './write-request.js';

/** A request, and the fields by which it names what it is about. */
export interface RightRequest {
  request: InjectOptions;
  fields: object;
  /** What the thing that it is about was known by. */
  thing: Thing['fields'];
}

/** Requests that mean something: all that their operation needs is there, and about one of the things, if there is any. */
export function rightRequest(
  operation: Operation,
  known: Known,
  things: readonly Thing[],
): fc.Arbitrary<RightRequest> {
  const contents = Object.entries(operation.requestBody?.content ?? {});
  const thing =
    things.length === 0 ? fc.constant({}) : fc.constantFrom(...things.map(({ fields }) => fields));
  return fc.tuple(thing, fc.nat()).chain(([fields, choice]) => {
    const named = { known, thing: fields };
    const fieldsIn = (place: 'path' | 'query' | 'header') =>
      rightFields(parametersIn(place, operation), named);
    const [type, content] = contents[choice % contents.length] ?? [];
    const value = content === undefined ? fc.constant(undefined) : rightBody(contents, content, named);
    return fc
      .record({ inPath: fieldsIn('path'), inQuery: fieldsIn('query'), inHeaders: fieldsIn('header'), value })
      .map(({ value, ...parts }) => ({
        request: writeRequest(operation, {
          ...parts,
          body: type === undefined ? undefined : { type, text: writeBody(type, value) },
        }),
        thing: fields,
        fields: { ...parts.inPath, ...parts.inQuery, ...(typeof value === 'object' && value) },
      }));
  });
}

/** An example of the type of the body, or what the schema of its JSON allows, for lines of JSON and CSV too. */
function rightBody(
  contents: readonly [string, Exemplified][],
  content: Exemplified,
  named: Named,
): fc.Arbitrary<unknown> {
  const json = contents.find(([type]) => type === 'application/json')?.[1] ?? content;
  const { examples = [] } = schemaOf(content);
  const { examples: _ofJson, ...schema } = json.schema;
  const made = rightValue(schema, 'body', named);
  return examples.length === 0 ? made : fc.oneof(fc.constantFrom(...examples), made);
}

/** The names of all that a request of the operation can say of what it is about. */
export function fieldsOf(operation: Operation): string[] {
  const bodies = Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
    Object.keys(schema.properties ?? {}),
  );
  return [...(operation.parameters ?? []).map(({ name }) => name), ...bodies];
}
