import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { Problem } from './problem';

/** Far above any body of this app: a form of twelve numbers, or the reason of a pause. */
const maxBodyCharacters = 16_384;

/**
 * The JSON body of a request that changes something, checked against `schema`.
 *
 * @throws Problem `foreign_origin` when another site's page sent it, `invalid_request` when it does not fit.
 */
export async function readBody<Schema extends TSchema>(
  request: Request,
  schema: Schema,
): Promise<Static<Schema>> {
  refuseForeignOrigin(request);
  const text = await request.text();
  if (text.length > maxBodyCharacters) {
    throw new Problem('invalid_request', `expected at most ${maxBodyCharacters} characters`);
  }
  const body = parseJson(text);
  if (Value.Check(schema, body)) return body as Static<Schema>;
  const errors = Value.Errors(schema, body).map(
    (error) => `${error.instancePath || 'body'} ${error.message}`,
  );
  throw new Problem('invalid_request', errors.join('; '));
}

function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin === null) return;
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Problem('foreign_origin', origin);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('invalid_request', 'the body is not JSON', error);
  }
}
