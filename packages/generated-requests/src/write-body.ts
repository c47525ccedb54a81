/** A generated value as the text of a body of some type: lists of objects become lines of JSON or of CSV. */
export function writeBody(type: string, value: unknown): string {
  if (type === 'application/json') return JSON.stringify(value) ?? '';
  const rows = Array.isArray(value) ? value : [value];
  if (type === 'application/x-ndjson') return rows.map((row) => JSON.stringify(row)).join('\n');
  if (type !== 'text/csv' || !rows.every(isRow)) return textOf(value);
  const header = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => header.map((key) => textOf(row[key])));
  return [header, ...lines].map((cells) => cells.join()).join('\n');
}

const isRow = (row: unknown): row is Record<string, unknown> =>
  typeof row === 'object' && row !== null && !Array.isArray(row);

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
