import { createHash } from 'node:crypto';

/** SHA-256 of the features as big-endian doubles one after another: equal rows are recognised, their values are not kept. */
export function hashFeatures(features: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(8 * features.length);
  let end = 0;
  for (const value of features) end = bytes.writeDoubleBE(value, end);
  return createHash('sha256').update(bytes).digest();
}
