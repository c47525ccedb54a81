/** Bytes that are not a forest which this build can read. The message says what was found and what is expected. */
export class ForestFormatError extends Error {
  override readonly name = 'ForestFormatError';
}
