/** A model does not answer for rows, such as those with a category that it was not trained with. */
export class OnnxRowsError extends Error {
  override readonly name = 'OnnxRowsError';
}

/** The thread of a model has ended, or gives no answer. */
export class OnnxThreadError extends Error {
  override readonly name = 'OnnxThreadError';
  /** It goes round in the runtime's own code, which nothing but the end of the process stops. */
  readonly isStuck: boolean;

  constructor(cause: unknown, { isStuck = false } = {}) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.isStuck = isStuck;
  }
}
