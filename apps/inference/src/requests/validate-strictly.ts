import { DomainError } from '@canopy/service-kit/errors';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

const mostNamed = 10;

/**
 * A validator that changes nothing, where that of the other routes turns a value into the type that is asked for: `true` would
 * become a text where a text may stand as well.
 */
export function validateStrictly({ schema }: { schema: unknown; httpPart?: string | undefined }) {
  let validator: ReturnType<typeof Compile> | undefined;
  return (data: unknown): { value: unknown } | { error: DomainError } => {
    validator ??= Compile(schema as TSchema);
    if (validator.Check(data)) return { value: data };
    const problems = validator
      .Errors(data)
      .map(({ instancePath, message }) => `${instancePath || 'body'} ${message}`);
    return { error: new DomainError('invalid', problems.slice(0, mostNamed).join('; ')) };
  };
}
