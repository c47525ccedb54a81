import fc from 'fast-check';
import { arbitraryText } from './arbitrary-text.js';

/** The part of a JSON schema that the documentation of the routes uses. */
export interface JsonSchema {
  type?: string;
  format?: string;
  enum?: readonly string[];
  const?: unknown;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  anyOf?: readonly JsonSchema[];
  default?: unknown;
  examples?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}

/** Values that are there for fields to name, by the name of the field. */
export type Known = Readonly<Record<string, readonly string[]>>;

const anyInteger = fc.oneof(
  fc.integer({ min: -2, max: 30 }),
  fc.constantFrom(0, 2 ** 31, 2 ** 53, -(2 ** 63), 2 ** 63, 1e300, 0.5),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map(String),
);
const doubles = fc.oneof(
  fc.double(),
  fc.constantFrom('NaN', 'Infinity', '-Infinity', 'nan', '1_0', '0x1', 1e308),
);

/** Values for a field: most of them fit its schema, some are of another type. */
export function arbitraryValue(schema: JsonSchema, field: string, known: Known): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: fitting(schema, field, known) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

function fitting(schema: JsonSchema, field: string, known: Known): fc.Arbitrary<unknown> {
  if (schema.format === 'double') return doubles;
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), fc.integer({ min: -1, max: 9 }));
  if (schema.anyOf?.length) {
    return fc.oneof(...schema.anyOf.map((choice) => fitting(choice, field, known)));
  }
  switch (schema.type) {
    case 'object':
      return arbitraryFields(schema.properties ?? {}, known);
    case 'array':
      return fc.array(arbitraryValue(schema.items ?? {}, field, known), { maxLength: 5 });
    case 'integer':
      return integers(schema);
    case 'boolean':
      return fc.boolean();
    default:
      return arbitraryText(field, known[field] ?? []);
  }
}

/** Mostly in their range where they have one. */
function integers({ minimum, maximum }: JsonSchema): fc.Arbitrary<unknown> {
  if (minimum === undefined || maximum === undefined) return anyInteger;
  return fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: minimum, max: maximum }) },
    { weight: 1, arbitrary: anyInteger },
  );
}

/** Objects with most of the fields. */
export function arbitraryFields(
  fields: Readonly<Record<string, JsonSchema>>,
  known: Known,
): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(fields).map(([name, schema]) => [
    name,
    fc.option(arbitraryValue(schema, name, known), { freq: 9, nil: undefined }),
  ]);
  return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>);
}
