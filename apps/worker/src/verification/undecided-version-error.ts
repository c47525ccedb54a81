/** The gate has decided nothing about a version, so there is nothing to verify. Says what there is. */
export class UndecidedVersionError extends Error {
  override readonly name = 'UndecidedVersionError';
}
