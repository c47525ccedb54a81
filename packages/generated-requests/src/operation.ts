import type { JsonSchema } from './arbitrary-value.js';

/** An operation as the documentation has it. */
export interface Operation {
  method: string;
  path: string;
  summary?: string;
  operationId?: string;
  responses?: Readonly<Record<string, { content?: Readonly<Record<string, unknown>> }>>;
  parameters?: readonly Parameter[];
  requestBody?: { content: Record<string, Exemplified> };
}

interface Parameter extends Exemplified {
  in: string;
  name: string;
  required?: boolean;
}

/** A schema with examples beside it. */
export interface Exemplified {
  schema: JsonSchema;
  example?: unknown;
  examples?: Readonly<Record<string, { value: unknown }>>;
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

/** The parameters that stand in one place, as the properties of an object. */
export function parametersIn(
  place: 'path' | 'query' | 'header',
  { parameters = [] }: Operation,
): JsonSchema & { properties: Record<string, JsonSchema> } {
  const there = parameters.filter((one) => one.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(there.map((one) => [one.name, schemaOf(one)])),
    required: there.filter(({ required }) => required === true || place === 'path').map(({ name }) => name),
  };
}

/** The schema with the examples that stand beside it in it. */
export function schemaOf({ schema, example, examples = {} }: Exemplified): JsonSchema {
  const values = Object.values(examples).map(({ value }) => value);
  if (example !== undefined) values.push(example);
  return values.length > 0 ? { ...schema, examples: values } : schema;
}
