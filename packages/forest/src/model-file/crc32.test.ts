import { expect, it } from 'vitest';
import { crc32 } from './crc32.js';

it('gives the check value that the definition of CRC-32 names', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
