/** A tensor has hardly more dimensions than these; what is nested deeper is no tensor. */
const mostDimensions = 8;

/**
 * The elements of nested lists, row after row.
 *
 * @returns undefined when the lists are nested deeper than any tensor is.
 */
export function flattenElements(data: readonly unknown[]): unknown[] | undefined {
  let elements: unknown[] = [...data];
  for (let depth = 1; elements.some(Array.isArray); depth++) {
    if (depth === mostDimensions) return undefined;
    elements = elements.flat();
  }
  return elements;
}
