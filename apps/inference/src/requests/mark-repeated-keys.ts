/** Stands for the value of a field that was given more than once: which of them was meant, nobody knows. */
export const repeated = Symbol('given more than once');

/**
 * Puts `repeated` in the place of every field of an object that its text gives more than once, of which `JSON.parse` keeps the last.
 *
 * @param value what `JSON.parse` made of `text`.
 */
export function markRepeatedKeys(text: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // Each field has a colon. As many colons as fields, and none is given twice.
  if (countColons(text) === Object.keys(value).length) return value;
  const marked: Record<string, unknown> = { ...value };
  const seen = new Set<string>();
  for (const key of keysOf(text)) {
    if (seen.has(key)) marked[key] = repeated;
    seen.add(key);
  }
  return marked;
}

function countColons(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++;
  return count;
}

/** The keys of the outermost object of a text that is JSON, each as often as it is given. */
function* keysOf(text: string): Generator<string> {
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && token.endsWith(':')) yield JSON.parse(token.slice(0, -1).trimEnd());
  }
}
