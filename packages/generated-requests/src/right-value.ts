import fc from 'fast-check';
import type { JsonSchema, Known } from './arbitrary-value.js';
import { textMatching } from './text-matching.js';

/** What a request that means something may name: what an app gave by the name of the field, and one thing whole. */
export interface Named {
  known: Known;
  /** Its fields belong together. */
  thing: Readonly<Record<string, string>>;
}

const word = textMatching('^[a-z]{1,12}$');

/** Values for a field that its schema allows and that name what is there, where anything of that name is. */
export function rightValue(schema: JsonSchema, field: string, named: Named): fc.Arbitrary<unknown> {
  const { examples, anyOf } = schema;
  const given = named.thing[field];
  const isText = schema.type === 'string' || schema.type === undefined;
  if (given !== undefined && isText && fits(schema, given)) return fc.constant(given);
  if (given !== undefined && schema.type === 'integer' && /^-?\d+$/.test(given))
    return fc.constant(Number(given));
  const known = isText ? (named.known[field] ?? []).filter((text) => fits(schema, text)) : [];
  if (examples?.length) return fc.constantFrom(...examples, ...known);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (anyOf?.length) return fc.oneof(...anyOf.map((choice) => rightValue(choice, field, named)));
  switch (schema.type) {
    case 'object':
      return rightFields(schema, named);
    case 'array': {
      const least = Math.max(schema.minItems ?? 0, schema.default === undefined ? 1 : 0);
      const one = rightValue(schema.items ?? {}, field.replace(/s$/, ''), named);
      return fc.array(one, { minLength: least, maxLength: Math.max(least, 2) });
    }
    case 'integer': {
      const { minimum: min = 1, maximum = min + 20 } = schema;
      return fc.integer({ min, max: Math.min(maximum, min + 20) });
    }
    case 'number':
      return fc.integer({ min: Math.ceil(schema.minimum ?? 0), max: Math.floor(schema.maximum ?? 100) });
    case 'boolean':
      return fc.boolean();
    default:
      return rightText(schema, known);
  }
}

function rightText(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const made = schema.pattern ? textMatching(schema.pattern) : word;
  if (known.length === 0) return made;
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made });
}

const fits = ({ enum: choices, pattern, minLength = 0, maxLength = Infinity }: JsonSchema, text: string) =>
  (choices === undefined || choices.includes(text)) &&
  (pattern === undefined || new RegExp(pattern, 'u').test(text)) &&
  text.length >= minLength &&
  text.length <= maxLength;

/** Objects with all the fields that must be there, and some of the others. */
export function rightFields(
  { properties = {}, required = [] }: JsonSchema,
  named: Named,
): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(properties).map(([field, schema]) => {
    const value = rightValue(schema, field, named);
    const mustBe = required.includes(field) && schema.default === undefined;
    // Nobody can make up what continues a list.
    if (!mustBe && /token$/.test(field) && !named.known[field]) return [field, fc.constant(undefined)];
    return [field, mustBe ? value : fc.option(value, { freq: 2, nil: undefined })];
  });
  return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>);
}
