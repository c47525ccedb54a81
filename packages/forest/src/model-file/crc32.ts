/** The reversed polynomial of the CRC-32 that zip, PNG and Ethernet use (ISO 3309). */
const polynomial = 0xedb88320;

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
  return remainder;
});

/** The CRC-32 of some bytes, as an unsigned integer; of bytes that follow others, given the CRC-32 of those. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = ~before;
  for (let i = 0; i < bytes.length; i++) {
    remainder = remainders[(remainder ^ bytes[i]) & 255] ^ (remainder >>> 8);
  }
  return ~remainder >>> 0;
}
