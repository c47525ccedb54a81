import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Problem } from './problem';

/** The query of an address, checked against a schema of texts. @throws Problem `invalid_request` that names what does not fit. */
export function readQuery<Schema extends TSchema>(request: Request, schema: Schema): Static<Schema> {
  return checkText(Object.fromEntries(new URL(request.url).searchParams), schema);
}

/** The same for texts from elsewhere, such as the path. */
export function checkText<Schema extends TSchema>(texts: unknown, schema: Schema): Static<Schema> {
  if (Value.Check(schema, texts)) return texts as Static<Schema>;
  const [error] = Value.Errors(schema, texts);
  throw new Problem('invalid_request', `${error?.instancePath || 'query'} ${error?.message ?? ''}`);
}
