/** A version must not be served. The message is the reason, as the second half of a sentence about the version. */
export class ModelRefusedError extends Error {
  override readonly name = 'ModelRefusedError';
}
