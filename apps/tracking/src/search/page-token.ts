import { Type } from 'typebox';
import { invalid } from '../protocol/refusals.js';
import { readToken, writeToken } from './token.js';

const Token = Type.Object({
  /** Where the last page ended: the values of its last row in the columns of the order. */
  after: Type.Array(Type.String()),
  /** The order that those values belong to. */
  order: Type.String(),
});

/** A page token names the row that the last page ended with, so a page costs the same however far back it is. */
export const writePageToken = (after: readonly string[], orderBy: readonly string[]): string =>
  writeToken({ after, order: orderBy.join() });

/** @throws TrackingError when it is garbled or was given for another order. */
export function readPageToken(token: string, orderBy: readonly string[]): string[] {
  const { after, order } = readToken(Token, token);
  if (order !== orderBy.join()) throw invalid('Invalid page token, it was given for another order.');
  if (after.some((value) => value.includes('\0'))) throw invalid('Invalid page token.');
  return after;
}
