/** The environment does not fit an app's schema. One line a key; shown as it is, without a stack. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used. Correct these keys in .env:\n  ${problems.join('\n  ')}`);
    this.problems = problems;
  }
}
