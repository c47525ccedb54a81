import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRow } from './index.js';

const file = new URL('../../../apps/data-api/data/covertype.csv', import.meta.url);
const numbers = { wilderness_area: { Rawah: 0, Commanche: 1, Cache: 2, Neota: 3 } };

describe('the rules of forest cover', () => {
  it('let every real row pass, and doubt the shade of one in four hundred at most', () => {
    const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');

    const results = lines.map((line) => parseRow(line.split(','), numbers));

    expect(results.filter((result) => 'failures' in result)).toEqual([]);
    const doubted = results.filter((result) => 'row' in result && result.warnings.length > 0);
    expect(doubted.length / lines.length).toBeLessThan(1 / 400);
  });
});
