/**
 * The one JSON text of a value: names in the order of their UTF-16 units, no spaces, numbers as ECMAScript writes them
 * (RFC 8785). Fields that are undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
