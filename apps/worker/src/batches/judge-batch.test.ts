import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sortRows } from '../ingest/sort-rows.js';
import { judgeBatch } from './judge-batch.js';
import type { PastBatch } from './past-batch.js';
import { profileBatch } from './profile-batch.js';

const file = new URL('../../../data-api/data/covertype.csv', import.meta.url);
const [headers = [], ...real] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.trim().split(','));
const batchCount = 10;
const size = Math.floor(real.length / batchCount);
const positionOf = (header: string) => headers.indexOf(header);

/** A random tenth of a tenth of the file, as the source draws it. The same seed draws the same. */
function aDraw(batchNumber: number, seed = 0): string[][] {
  const rows = real.slice(batchNumber * size, (batchNumber + 1) * size);
  const key = (index: number) => Math.imul(index + 1, 2_654_435_761 + 2 * seed) >>> 0;
  const order = [...rows.keys()].sort((a, b) => key(a) - key(b));
  return order.slice(0, Math.floor(size / 10)).map((index) => rows[index] ?? []);
}

const aPastDraw = (batchNumber: number, seed = 0): PastBatch => ({
  ...profileBatch(sortRows(aDraw(batchNumber, seed))).profile,
  batchNumber,
});

/** What is found in a batch after draws of those with lower numbers. */
function judge(rows: readonly unknown[], before: number): string[] {
  const history = Array.from({ length: before }, (_, number) => aPastDraw(number));
  return judgeBatch(profileBatch(sortRows(rows)), history).map(({ rule, column = '' }) =>
    `${rule} ${column}`.trim(),
  );
}

const change = (rows: string[][], header: string, of: (value: string, index: number) => string) =>
  rows.map((row, index) => row.with(positionOf(header), of(row[positionOf(header)] ?? '', index)));

describe('judgeBatch', () => {
  it('finds nothing in the draws of the real source, in their own order, however they fall', () => {
    for (let seed = 0; seed < 25; seed++) {
      const history: PastBatch[] = [];
      for (let number = 0; number < batchCount; number++) {
        const summary = profileBatch(sortRows(aDraw(number, seed)));
        expect(judgeBatch(summary, history)).toEqual([]);
        history.unshift({ ...summary.profile, batchNumber: number });
      }
    }
  });

  it('does not take many draws of one batch for proof that the next is like it', () => {
    const history = Array.from({ length: 40 }, (_, draw) => aPastDraw(draw < 20 ? 0 : 1, draw));

    for (let number = 2; number < batchCount; number++) {
      expect(judgeBatch(profileBatch(sortRows(aDraw(number))), history)).toEqual([]);
    }
  });

  it('lets a few bad rows pass, and holds a burst of them', () => {
    const missing = (share: number) =>
      change(aDraw(5), 'Slope', (value, index) => (index % share === 0 ? '' : value));

    expect(judge(missing(25), 5)).toEqual([]);
    expect(judge(missing(6), 5)).toEqual(['bad_rows']);
  });

  it('says which rules the bad rows break, with examples', () => {
    const rows = change(aDraw(5), 'Slope', (value, index) => (index % 5 === 0 ? 'steep' : value));

    const [finding] = judgeBatch(profileBatch(sortRows(rows)), []);

    expect(finding).toMatchObject({
      rule: 'bad_rows',
      severity: 'hold',
      limit: 0.05,
      message: '46 of 228 rows cannot be used: 46 × whole_number: slope',
      examples: ['steep'],
    });
  });

  it.each([
    ['a column less', aDraw(5).map((row) => row.slice(1))],
    ['a column more', aDraw(5).map((row) => [...row, '1'])],
    ['rows as objects', aDraw(5).map((row) => ({ elevation: row[0] }))],
    ['numbers in place of texts', aDraw(5).map((row) => row.map(Number))],
  ])('holds a batch of another form: %s', (_name, rows) => {
    expect(judge(rows, 5)).toEqual(['schema_changed']);
  });

  it.each([
    ['Hillshade_9am', 'Hillshade_3pm'],
    ['Aspect', 'Slope'],
    ['Elevation', 'Aspect'],
    ['Hillshade_9am', 'Hillshade_Noon'],
  ])('holds a batch whose %s and %s are swapped', (one, other) => {
    const [a, b] = [positionOf(one), positionOf(other)];
    const rows = aDraw(5).map((row) => row.with(a, row[b] ?? '').with(b, row[a] ?? ''));

    expect(judge(rows, 5)).not.toEqual([]);
  });

  it.each(['Elevation', 'Horizontal_Distance_To_Hydrology', 'Horizontal_Distance_To_Roadways'])(
    'holds a batch whose %s is in feet',
    (header) => {
      const inFeet = change(aDraw(6), header, (metres) => String(Math.round(Number(metres) * 3.28084)));

      expect(judge(inFeet, 6)).not.toEqual([]);
    },
  );

  it('holds a batch whose column does not vary, also the first', () => {
    const rows = change(aDraw(5), 'Horizontal_Distance_To_Roadways', () => '1200');

    expect(judge(rows, 5)).toEqual(['constant_column horizontal_distance_to_roadways']);
    expect(judge(rows, 0)).toEqual(['constant_column horizontal_distance_to_roadways']);
  });

  it('holds a batch of one class or one soil, and none of one area', () => {
    expect(
      judge(
        change(aDraw(5), 'Cover_Type', () => '3'),
        5,
      ),
    ).toEqual(['constant_column cover_type']);
    expect(
      judge(
        change(aDraw(5), 'Soil_Type', () => 'C7745'),
        5,
      ),
    ).toEqual(['constant_column soil_type']);
    expect(
      judge(
        change(aDraw(5), 'Wilderness_Area', () => 'Rawah'),
        5,
      ),
    ).toEqual([]);
  });

  it('holds a column that has moved by much more than it does from batch to batch', () => {
    const darker = change(aDraw(8), 'Hillshade_9am', (value) => String(Math.max(0, Number(value) - 120)));

    expect(judge(darker, 8)).toContain('shifted_column hillshade_9am');
  });

  it('holds an answer that is cut short, and one that repeats a row', () => {
    expect(judge(aDraw(5).slice(0, 20), 5)).toEqual(['few_rows']);
    expect(judge([...aDraw(5), ...Array.from({ length: 40 }, () => aDraw(5)[0])], 5)).toEqual([
      'repeated_rows',
    ]);
  });

  it('takes a small batch for what it is where nothing is known', () => {
    expect(judge(aDraw(0).slice(0, 5), 0)).toEqual([]);
  });
});
