/** The object store did not answer: asking again may help. */
export class StoreSilentError extends Error {
  override readonly name = 'StoreSilentError';

  constructor(bucket: string, timeoutMs: number) {
    super(`The object store did not answer for its bucket "${bucket}" within ${timeoutMs / 1000} s`);
  }
}
