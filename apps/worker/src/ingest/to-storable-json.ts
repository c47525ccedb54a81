/** JSON of anything that came as JSON, in a form that Postgres takes: it refuses NUL and lone surrogates. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    typeof part === 'string' ? part.replaceAll('\0', '\u2400').toWellFormed() : part,
  );
}
