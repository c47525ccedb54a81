/** A command cannot do what it was asked to, and whoever asked can mend that. Shown as it is, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
