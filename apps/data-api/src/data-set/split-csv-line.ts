const field = /(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/g;

/** The values of one line of CSV (RFC 4180, without line breaks inside a value). A quote out of place stays as it is. */
export function splitCsvLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const values: string[] = [];
  for (const [, quoted, plain = '', separator] of line.matchAll(field)) {
    values.push(quoted?.replaceAll('""', '"') ?? plain);
    if (separator === '') break;
  }
  return values;
}
