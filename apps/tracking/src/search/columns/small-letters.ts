import type { ColumnSource } from './column-source.js';
import type { ColumnTest } from './column-test.js';
import { columnOf, type Frame } from './frame.js';
import { textAt } from './texts.js';

const large = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * The tests with what ILIKE compares in the small letters that Postgres gives, and so the texts of the columns that have
 * others than those of ASCII. Undefined where those of ASCII are not what one expects, as in Turkish.
 */
export async function inSmallLetters(
  tests: readonly ColumnTest[],
  frames: readonly Frame[],
  source: ColumnSource,
): Promise<ColumnTest[] | undefined> {
  const lowered: ColumnTest[] = [];
  for (const test of tests) {
    if (test.kind !== 'text' || test.comparator !== 'ILIKE') {
      lowered.push(test);
      continue;
    }
    const foreign = frames.flatMap((frame) => {
      const column = columnOf(frame, test.name);
      if (column.kind === 'number') return [];
      const { texts, lowers } = column;
      return texts.foreign.filter((index) => !lowers.has(index)).map((index) => ({ texts, lowers, index }));
    });
    const own = foreign.map(({ texts, index }) => textAt(texts, index).toString());
    const [small, pattern = '', ...others] = await source.inSmallLetters([large, ...test.texts, ...own]);
    if (small !== large.toLowerCase()) return undefined;
    for (const [at, { lowers, index }] of foreign.entries()) lowers.set(index, Buffer.from(others[at] ?? ''));
    lowered.push({ ...test, texts: [pattern] });
  }
  return lowered;
}
