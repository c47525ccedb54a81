/** An object of JSON, whatever is in it. */
export interface Json {
  [name: string]: unknown;
}

/** The list, or an empty one where the wire leaves it out. */
export const list = (value: unknown): Json[] => (Array.isArray(value) ? value : []);

/** The text, or an empty one where the wire leaves it out. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

// Written by the server itself with ids of its own, or by a transfer.
const own = ['canopy.imported_from', 'mlflow.modelVersions', 'mlflow.log-model.history'];

/** A list of pairs as an object, in the order of its keys. */
export function pairs(value: unknown, key = 'key', of = 'value'): Json {
  const entries = list(value).map((pair): [string, unknown] => [text(pair[key]), pair[of] ?? '']);
  return Object.fromEntries(entries.filter(([name]) => !own.includes(name)).sort());
}
