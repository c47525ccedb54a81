import { findingFacts } from '@canopy/pipeline-contract';
import { describe, expect, it } from 'vitest';
import { sortRows } from '../ingest/sort-rows.js';
import { aDraw, aPastDraw, batchCount, change, headers, positionOf } from '../testing/real-draws.js';
import { judgeBatch } from './judge-batch.js';
import type { PastBatch } from './past-batch.js';
import { profileBatch } from './profile-batch.js';

const keysOf = (facts: object = {}) => Object.keys(facts).sort();

/** What is found in a batch after draws of those with lower numbers, each with the facts that its rule has. */
function judge(rows: readonly unknown[], before: number): string[] {
  const history = Array.from({ length: before }, (_, number) => aPastDraw(number));
  return judgeBatch(profileBatch(sortRows(rows)), history).map(({ rule, column = '', facts }) => {
    expect(keysOf(facts)).toEqual([...findingFacts[rule]].sort());
    return `${rule} ${column}`.trim();
  });
}

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

  it.each([
    ['Cover_Type', '3', 'constant_column cover_type'],
    ['Soil_Type', 'C7745', 'constant_column soil_type'],
    ['Wilderness_Area', 'Rawah', 'swapped_names wilderness_area'],
  ])('holds a batch that has one %s alone, where the rows are of others', (header, value, found) => {
    expect(
      judge(
        change(aDraw(5), header, () => value),
        5,
      ),
    ).toEqual([found]);
  });

  const measures = headers.slice(0, 10);
  const statisticsOf = (rows: string[][], header: string) => {
    const values = rows.map((row) => Number(row[positionOf(header)]));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, deviation: Math.sqrt(squares / values.length) };
  };
  const shades = ['Hillshade_9am', 'Hillshade_Noon', 'Hillshade_3pm'];

  it.each(measures)('holds a batch whose sensor of %s is stuck', (header) => {
    const { mean } = statisticsOf(aDraw(8), header);
    const stuck = change(aDraw(8), header, () => String(Math.round(mean)));

    expect(judge(stuck, 8)).toContain(`constant_column ${header.toLowerCase()}`);
  });

  it.each([
    ['Hillshade_9am', 'moved down by 120', (value: number) => Math.max(0, value - 120)],
    [
      'Hillshade_3pm',
      'moved up by two deviations',
      (value: number, deviation: number) => value + 2 * deviation,
    ],
    ...shades.map((header) => [header, 'halved', (value: number) => value / 2] as const),
    ...shades.map((header) => [header, 'a tenth of what it was', (value: number) => value / 10] as const),
    ['Elevation', 'doubled', (value: number) => 2 * value],
  ] as const)('says that %s was shifted when it is %s', (header, _how, of) => {
    const rows = aDraw(8);
    const { deviation } = statisticsOf(rows, header);
    const shifted = change(rows, header, (value) => String(Math.round(of(Number(value), deviation))));

    expect(judge(shifted, 8)).toContain(`shifted_column ${header.toLowerCase()}`);
  });

  it.each([
    ...['Slope', 'Aspect', ...shades].map((header) => [header, 1.5] as const),
    ...['Horizontal_Distance_To_Hydrology', 'Horizontal_Distance_To_Roadways'].map(
      (header) => [header, 3] as const,
    ),
  ])('holds a batch whose %s is spread %d times as wide around its mean', (header, factor) => {
    const rows = aDraw(8);
    const { mean } = statisticsOf(rows, header);
    const wider = change(rows, header, (value) => String(Math.round(mean + factor * (Number(value) - mean))));

    expect(judge(wider, 8)).not.toEqual([]);
  });

  it('holds a batch of which every other value of a shade is stuck, though it varies', () => {
    for (const header of shades) {
      const { mean } = statisticsOf(aDraw(8), header);
      const half = change(aDraw(8), header, (value, index) =>
        index % 2 === 0 ? value : String(Math.round(mean)),
      );
      expect(judge(half, 8)).not.toEqual([]);
    }
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
