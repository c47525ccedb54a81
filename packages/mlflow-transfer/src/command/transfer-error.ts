/** The words of the command are wrong, or what they name is not there. The message says what to do. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
}
