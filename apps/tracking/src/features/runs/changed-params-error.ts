/** Parameters that have another value already. */
export class ChangedParamsError extends Error {
  override readonly name = 'ChangedParamsError';
  readonly changes: readonly { key: string; old_value: string; new_value: string }[];

  constructor(changes: ChangedParamsError['changes']) {
    super(`Parameters have other values already: ${changes.map(({ key }) => key).join(', ')}.`);
    this.changes = changes;
  }
}
