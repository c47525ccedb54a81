import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { featureColumns } from '@canopy/covertype';

const shippedFile = new URL('../../../apps/data-api/data/covertype.csv', import.meta.url);
const rowCount = 500_000;
const toRoads = featureColumns.findIndex(({ key }) => key === 'horizontal_distance_to_roadways');

/**
 * The rows of a CSV file (or .csv.gz) without its header. Without a file: half a million rows made from the shipped ones, each round
 * half a kilometre further from the nearest road than the one before, so that no two are the same and all are plausible.
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
    const row = rows[index % rows.length] ?? [];
    const metres = Number(row[toRoads]) + Math.floor(index / rows.length) * 500;
    return row.with(toRoads, String(metres));
  });
}
