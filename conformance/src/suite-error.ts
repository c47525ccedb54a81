/** The suite cannot be found or run. The message says what to do, for a person. */
export class SuiteError extends Error {
  override readonly name = 'SuiteError';
}
