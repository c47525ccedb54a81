import { describe, expect, it } from 'vitest';
import { packVarints } from './pack-varints.js';

describe('packVarints', () => {
  it("writes the example of protobuf's documentation", () => {
    expect([...packVarints(Uint16Array.of(150))]).toEqual([0x96, 0x01]);
  });

  it('takes a byte more wherever seven bits are not enough', () => {
    const edges = [0, 127, 128, 2 ** 14 - 1, 2 ** 14, 2 ** 21, 2 ** 28 - 1, 2 ** 28, 2 ** 32 - 1];

    const lengths = edges.map((value) => packVarints(Uint32Array.of(value)).length);

    expect(lengths).toEqual([1, 1, 2, 2, 3, 4, 4, 5, 5]);
    expect([...packVarints(Uint32Array.of(127, 128))]).toEqual([0x7f, 0x80, 0x01]);
  });

  it('writes one number after another', () => {
    expect([...packVarints(Uint32Array.of(3, 270, 86942))]).toEqual([0x03, 0x8e, 0x02, 0x9e, 0xa7, 0x05]);
  });
});
