/** The settings that the pipeline was started with cannot be used. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
