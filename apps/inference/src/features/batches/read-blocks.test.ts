import { exampleMeasures, featureColumns } from '@canopy/covertype';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRows, type RowRemark } from '../../covers/encode-rows.js';
import { aModel } from '../../testing/a-rollout.js';
import { createCsvReader } from './create-csv-reader.js';
import { createJsonReader } from './create-json-reader.js';
import { createNdjsonReader } from './create-ndjson-reader.js';
import { readBlocks } from './read-blocks.js';
import type { RowReader } from './row-reader.js';

const model = {
  ...aModel('1', () => 0),
  categoryNumbers: { wilderness_area: { Rawah: 3, Neota: 0, Commanche: 1 } },
};
const keys = featureColumns.map(({ key }) => key);
const usual: Record<string, number> = { ...exampleMeasures, soil_type: 7745 };

async function* cut(body: string, size: number) {
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a model reads in a body, row by row, and how many rows took the short way. */
async function read(reader: RowReader, body: string, size = 100_000) {
  const rows: { remark: RowRemark; features: readonly number[] | undefined }[] = [];
  let plainCount = 0;
  for await (const block of readBlocks(cut(body, size), reader)) {
    const { columns, remarks } = encodeRows(model, block);
    let predicted = 0;
    remarks.forEach((remark, place) => {
      if (block.readPlain(place, new Float64Array(keys.length))) plainCount++;
      if ('problems' in remark) rows.push({ remark: { problems: remark.problems }, features: undefined });
      else {
        const row = predicted++;
        const features = columns.map((column) => column[row] ?? Number.NaN);
        rows.push({ remark: { warnings: remark.warnings }, features });
      }
    });
  }
  return { rows, plainCount };
}

/** The same where each row is the only one of its body, and so takes the long way. */
async function readAlone(createReader: () => RowReader, bodies: readonly string[]) {
  const all = await Promise.all(bodies.map((body) => read(createReader(), body)));
  expect(all.map(({ plainCount }) => plainCount)).toEqual(all.map(() => 0));
  return all.flatMap(({ rows }) => rows);
}

const someNumbers = [
  '0',
  '7',
  '90',
  '-15',
  '-0',
  '007',
  '+5',
  '5.0',
  '1.5',
  '1e3',
  '123456789',
  '1234567890',
];
const someTexts = ['Rawah', 'Neota', 'Cache', 'C7745', '7745', 'C2', '', ' 5 ', 'é', 'constructor'];
const usualOr = (others: fc.Arbitrary<string>) => (key: string) =>
  fc.oneof({ arbitrary: fc.constant(String(usual[key])), weight: 12 }, { arbitrary: others, weight: 1 });

/** Rows of a value for each column, as they are written. */
const someRows = (others: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(...keys.map(usualOr(others))), { minLength: 2, maxLength: 30 });
const jsonValues = fc.oneof(
  fc.constantFrom(...someNumbers, 'null', 'true', '[1,2]', '{"a":"}"}', '"\\u0052awah"'),
  fc.constantFrom(...someTexts).map((text) => JSON.stringify(text)),
);
const csvValues = fc.constantFrom(...someNumbers, ...someTexts, '"7"', '"a,b"', '1,2', '"a\nb"');
const sizes = fc.integer({ min: 1, max: 400 });

describe('the rows of a body', () => {
  const objectsOf = (rows: readonly string[][], [colon, comma]: readonly string[]) =>
    rows.map((row) => `{${row.map((value, f) => `"${keys[f]}"${colon}${value}`).join(comma)}}`);
  const styles = fc.constantFrom([':', ','], [': ', ', '], [' : ', ' ,\t']);

  it('are the same in NDJSON, however they are cut, as each is alone', () =>
    fc.assert(
      fc.asyncProperty(someRows(jsonValues), styles, sizes, async (values, style, size) => {
        const lines = objectsOf(values, style).map((line, place) => (place % 7 === 5 ? `${line}\r` : line));

        const { rows } = await read(createNdjsonReader(), `${lines.join('\n')}\n`, size);

        expect(rows).toEqual(await readAlone(createNdjsonReader, lines));
      }),
      { numRuns: 200, seed: 1 },
    ));

  it('are the same in a list, however they are cut, as each is alone', () =>
    fc.assert(
      fc.asyncProperty(someRows(jsonValues), styles, sizes, async (values, style, size) => {
        const elements = objectsOf(values, style);

        const { rows } = await read(createJsonReader(), `[${elements.join(', ')}\n]\n`, size);

        expect(rows).toEqual(
          await readAlone(
            createJsonReader,
            elements.map(
              (one, place) => `[${place === 0 ? '' : ' '}${one}${place === elements.length - 1 ? '\n' : ''}]`,
            ),
          ),
        );
      }),
      { numRuns: 200, seed: 1 },
    ));

  it('are the same in CSV, however they are cut, as each is alone', () =>
    fc.assert(
      fc.asyncProperty(someRows(csvValues), fc.boolean(), sizes, async (values, hasMore, size) => {
        const header = [...keys, ...(hasMore ? ['Cover_Type'] : [])].join().toUpperCase();
        const lines = values.map((row) => [...row, ...(hasMore ? ['x y'] : [])].join());

        const { rows } = await read(createCsvReader(), [header, ...lines].join('\r\n'), size);

        expect(rows).toEqual(
          await readAlone(
            createCsvReader,
            lines.map((line) => `${header}\r\n${line}`),
          ),
        );
      }),
      { numRuns: 200, seed: 1 },
    ));

  const named = { ...usual, wilderness_area: 'Rawah', soil_type: 'C7745' };
  const csvOf = (rows: readonly object[]) =>
    [keys, ...rows.map((row) => Object.values(row))].map((row) => row.join());
  it.each<[form: string, reader: () => RowReader, body: (rows: object[]) => string]>([
    ['NDJSON', createNdjsonReader, (rows) => rows.map((row) => `${JSON.stringify(row)}\r\n`).join('')],
    ['a list', createJsonReader, (rows) => JSON.stringify(rows)],
    ['CSV', createCsvReader, (rows) => `${csvOf(rows).join('\r\n')}\r\n`],
  ])(
    'are read without an object when they are written like those before, in %s',
    async (form, reader, body) => {
      const rows = [...Array(50).fill(usual), { ...usual, slope: 91 }, ...Array(50).fill(named)];

      const { plainCount } = await read(reader(), body(rows), 1000);

      // The first of each kind shows how it is written, and the last of a list has no comma behind it.
      expect(plainCount).toBe(rows.length - (form === 'a list' ? 3 : 2));
    },
  );

  it('are not waited for until there are enough of them', async () => {
    async function* pieces() {
      yield Buffer.from(`${JSON.stringify(usual)}\n`);
      await new Promise(() => undefined);
    }

    const { value } = await readBlocks(pieces(), createNdjsonReader()).next();

    expect(value).toHaveLength(1);
  });

  it('have no mark of the order of bytes before them', async () => {
    const { rows } = await read(createNdjsonReader(), `\uFEFF${JSON.stringify(usual)}\n`);

    expect(rows).toMatchObject([{ remark: { warnings: [] } }]);
  });

  it('have an end', async () => {
    const reading = read(createNdjsonReader(), `{"note":"${'x'.repeat(1_200_000)}"}\n`);

    await expect(reading).rejects.toMatchObject({ code: 'too_large' });
  });
});
