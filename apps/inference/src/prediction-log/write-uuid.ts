/** Where the two digits of each byte stand in the text of a UUID. */
const digitsAt = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const textLength = 36;

/** By character code; -1 for what is no digit. */
const valueOfHex = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/**
 * Writes a UUID as four numbers of 32 bits.
 *
 * @returns where the next number goes.
 * @throws RangeError for a text that is none; what was there before is then overwritten in part.
 */
export function writeUuid(numbers: Float64Array, start: number, uuid: string): number {
  let isUuid = uuid.length === textLength;
  for (let word = 0; word < 4; word++) {
    let value = 0;
    for (let byte = 4 * word; byte < 4 * word + 4; byte++) {
      const at = digitsAt[byte] ?? 0;
      const high = valueOfHex[uuid.charCodeAt(at)] ?? -1;
      const low = valueOfHex[uuid.charCodeAt(at + 1)] ?? -1;
      isUuid &&= (high | low) >= 0;
      value = (value << 8) | (high << 4) | low;
    }
    numbers[start + word] = value >>> 0;
  }
  if (!isUuid) throw new RangeError(`prediction id "${uuid}" is no UUID`);
  return start + 4;
}
