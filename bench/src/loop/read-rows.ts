import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

const shippedFile = new URL('../../../apps/data-api/data/covertype.csv', import.meta.url);
const rowCount = 500_000;

/**
 * The rows of a CSV file (or .csv.gz) without its header. Without a file: half a million rows made from the shipped ones, each round
 * ten kilometres higher than the one before, so that no two are the same.
 */
export async function readRows(file: string | undefined): Promise<string[][]> {
  const bytes = await readFile(file ?? shippedFile);
  const text = (file?.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows = text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  if (file !== undefined) return rows;
  return Array.from({ length: rowCount }, (_, index) => {
    const [elevation = '', ...rest] = rows[index % rows.length] ?? [];
    return [String(Number(elevation) + Math.floor(index / rows.length) * 10_000), ...rest];
  });
}
