import type { Static, TObject } from 'typebox';
import { Value } from 'typebox/value';
import { ConfigurationError } from './configuration-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the keys of `schema` from an environment: an empty string counts as unset, text becomes the type
 * that the schema names, defaults are filled in, and the result is frozen.
 *
 * @throws ConfigurationError that lists every key that is wrong, with what was expected and what was found.
 */
export function parseEnvironment<Schema extends TObject>(
  schema: Schema,
  environment: Environment,
): Readonly<Static<Schema>> {
  const given: Record<string, unknown> = {};
  for (const key of Object.keys(schema.properties)) {
    const text = environment[key]?.trim();
    if (text) given[key] = text;
  }
  const parsed = Value.Convert(schema, Value.Default(schema, given));
  if (Value.Check(schema, parsed)) return Object.freeze(parsed as Static<Schema>);
  const problems = Value.Errors(schema, parsed).map((error) => {
    const key = keyOf(error);
    const found = key in given ? `found "${given[key]}"` : 'it is not set';
    const choices = choicesOf(schema.properties[key]);
    const expectation = choices.length > 0 ? `must be one of ${choices.join(', ')}` : error.message;
    return `${key} ${expectation}, ${found}`;
  });
  throw new ConfigurationError([...new Set(problems)]);
}

function keyOf(error: { instancePath: string; params: object }): string {
  if (error.instancePath !== '') return error.instancePath.slice(1).split('/')[0] ?? '';
  const missing = (error.params as { requiredProperties?: string[] }).requiredProperties;
  return missing?.join(', ') ?? '';
}

function choicesOf(property: object | undefined): readonly unknown[] {
  const { anyOf = [] } = (property ?? {}) as { anyOf?: { const?: unknown }[] };
  return anyOf.flatMap((choice) => (choice.const === undefined ? [] : [choice.const]));
}
