import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { InputError } from './input-error.js';

/** @throws InputError that names each setting that is not as `schema` says. */
export function checkShape(schema: TSchema, input: unknown): void {
  if (Value.Check(schema, input)) return;
  const problems = Value.Errors(schema, input).map(
    ({ instancePath, message }) => `${instancePath.slice(1) || 'the input'} ${message}`,
  );
  throw new InputError(`The settings cannot be used: ${problems.join('; ')}`);
}
