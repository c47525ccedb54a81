/** The source did not answer, or not now: asking again may help. */
export class SourceUnavailableError extends Error {
  override readonly name = 'SourceUnavailableError';
}
