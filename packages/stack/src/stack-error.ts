/** Something that the person at the keyboard can mend. Shown as it is, without a stack. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
