import { Type } from 'typebox';

/** A number that JSON may not know: NaN and the infinities travel as these words. */
export const Double = Type.Unsafe<number>(
  Type.Union([Type.Number(), Type.Enum(['NaN', 'Infinity', '-Infinity'])], {
    format: 'double',
    description: 'A number, or "NaN", "Infinity" or "-Infinity".',
  }),
);

/** The number that a `Double` on the wire stands for. */
export const decodeDouble = (wire: number | string): number => Number(wire);
