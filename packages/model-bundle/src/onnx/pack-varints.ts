/**
 * Whole numbers from 0 to 2^32 - 1 as protobuf packs them: in groups of seven bits, lowest first, each but the last of a number
 * with its eighth bit set. Source: https://protobuf.dev/programming-guides/encoding/#varints
 */
export function packVarints(values: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  let length = 0;
  for (const value of values) length += lengthOf(value);
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const value of values) {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes[end++] = (rest & 127) | 128;
    bytes[end++] = rest;
  }
  return bytes;
}

function lengthOf(value: number): number {
  const bits = 32 - Math.clz32(value);
  return Math.max(1, Math.ceil(bits / 7));
}
