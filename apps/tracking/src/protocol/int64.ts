import { Type } from 'typebox';

/** A whole number of 64 bits: a bigint where a double would lose digits. */
export type Int64 = number | bigint;

/** An integer of a request. JSON numbers and decimal texts are both taken, as in the JSON form of protobuf. */
export const Int64 = (options: { default?: number; description?: string; examples?: number[] } = {}) =>
  Type.Unsafe<Int64>(Type.Integer({ ...options, format: 'int64' }));

const largest = 2n ** 63n - 1n;

/** Undefined unless `value` stands for an integer of 64 bits. */
export function readInt64(value: unknown): Int64 | undefined {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value;
    return Number.isInteger(value) ? inRange(BigInt(value)) : undefined;
  }
  if (typeof value === 'bigint') return inRange(value);
  if (typeof value !== 'string' || !/^[+-]?\d{1,30}$/.test(value.trim())) return undefined;
  return inRange(BigInt(value.trim().replace('+', '')));
}

function inRange(value: bigint): Int64 | undefined {
  if (value > largest || value < -largest - 1n) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * The number of an `int8` column, which Postgres hands over as text. Beyond 2^53 it is a bigint under the type of
 * a number: the answer's writer spells it digit by digit, and nothing on the way calculates with it.
 */
export function int64Column(text: string): number {
  return readInt64(text) as number;
}
