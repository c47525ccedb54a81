/** Numbers that a measure is not defined for. The message says what was found and what is expected. */
export class StatisticsInputError extends Error {
  override readonly name = 'StatisticsInputError';
}
