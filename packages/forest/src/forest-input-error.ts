/** Rows or settings that no forest can be grown from or asked with. The message says what was found and what is expected. */
export class ForestInputError extends Error {
  override readonly name = 'ForestInputError';
}
