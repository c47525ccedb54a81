import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from '../protocol/refusals.js';

/** What a client gives back as it got it: JSON as a text that a URL can carry. */
export const writeToken = (content: object): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url');

/** @throws TrackingError when it is garbled or has another shape. */
export function readToken<Shape extends TSchema>(shape: Shape, token: string): Static<Shape> {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    throw invalid('Invalid page token, could not base64-decode');
  }
  if (!Value.Check(shape, read)) throw invalid('Invalid page token, it is not one that this server gave.');
  return read;
}
