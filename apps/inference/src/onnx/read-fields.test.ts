import { expect, it } from 'vitest';
import { findField, readFields } from './read-fields.js';

/** Field 1 with the text "a", field 2 with the number 3, field 1 again with "b". */
const message = Uint8Array.of(0x0a, 1, 97, 0x10, 3, 0x0a, 1, 98);

it('reads fields of every kind, each with its own bytes', () => {
  expect(readFields(message)).toEqual([
    { id: 1, content: Uint8Array.of(97), raw: Uint8Array.of(0x0a, 1, 97) },
    { id: 2, content: new Uint8Array(), raw: Uint8Array.of(0x10, 3) },
    { id: 1, content: Uint8Array.of(98), raw: Uint8Array.of(0x0a, 1, 98) },
  ]);
});

it('finds a field without a look at what follows', () => {
  const cutShort = message.subarray(0, 7);

  expect(findField(cutShort, 1)?.content).toEqual(Uint8Array.of(97));
  expect(findField(message, 3)).toBeUndefined();
  expect(() => readFields(cutShort)).toThrow(RangeError);
});
