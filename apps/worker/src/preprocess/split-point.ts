import { hash } from 'node:crypto';

/** Split points lie from 0 to one below this. */
const splitRange = 2 ** 32;

/**
 * Where a row stands between training and hold-out: the first 32 bits of the SHA-256 of its features
 * joined by `|`, names as names. Equal rows stand at the same point, whatever batch or order they came in.
 */
export function splitPointOf(features: readonly (number | string)[]): number {
  return hash('sha256', features.join('|'), 'buffer').readUInt32BE(0);
}

/** Rows below this point are held out: a share of `testSize` of all possible points. */
export function holdoutBound(testSize: number): number {
  return Math.floor(testSize * splitRange);
}
