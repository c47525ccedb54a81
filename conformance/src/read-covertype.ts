import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CategoryNumbers, type ParsedRow, parseRow } from '@canopy/covertype';
import { repositoryRoot } from './repository-root.js';

const file = path.join(repositoryRoot, 'apps/data-api/data/covertype.csv');

/** Any numbers do, as long as the model is trained with the same. */
export const categoryNumbers: CategoryNumbers = {
  wilderness_area: { Neota: 0, Cache: 1, Rawah: 2, Commanche: 3 },
};

/** A row of the data set: its features as they are written, and as the learner reads them. */
export interface CovertypeRow {
  texts: string[];
  parsed: ParsedRow;
}

/** All rows of the shipped data set. */
export function readCovertype(): CovertypeRow[] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const texts = line.split(',');
    const result = parseRow(texts, categoryNumbers);
    if ('failures' in result) throw new Error(`${file} has a row that is none: ${line}`);
    return { texts: texts.slice(0, -1), parsed: result.row };
  });
}
