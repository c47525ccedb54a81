import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { invalid } from '../protocol/refusals.js';

const Token = Type.Object({
  /** Where the last page ended: the values of its last row in the columns of the order. */
  after: Type.Array(Type.String()),
  /** The order that those values belong to. */
  order: Type.String(),
});

/** A page token names the row that the last page ended with, so a page costs the same however far back it is. */
export function writePageToken(after: readonly string[], orderBy: readonly string[]): string {
  return Buffer.from(JSON.stringify({ after, order: orderBy.join() })).toString('base64url');
}

/** @throws TrackingError when it is garbled or was given for another order. */
export function readPageToken(token: string, orderBy: readonly string[]): string[] {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    throw invalid('Invalid page token, could not base64-decode');
  }
  if (!Value.Check(Token, read)) throw invalid('Invalid page token, it is not one that this server gave.');
  if (read.order !== orderBy.join()) throw invalid('Invalid page token, it was given for another order.');
  if (read.after.some((value) => value.includes('\0'))) throw invalid('Invalid page token.');
  return read.after;
}
