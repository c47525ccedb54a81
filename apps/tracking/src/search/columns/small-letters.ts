import type { ColumnSource } from './column-source.js';
import type { ColumnTest } from './column-test.js';
import { columnOf, type Frame } from './frame.js';
import { addText, textAt } from './texts.js';

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
    const columns = frames
      .map((frame) => columnOf(frame, test.name))
      .filter((column) => column.kind === 'text');
    const unknown = columns.flatMap(({ texts, lowers }) =>
      texts.foreign.slice(lowers.count).map((index) => ({ lowers, text: textAt(texts, index).toString() })),
    );
    const asked = [large, ...test.texts, ...unknown.map(({ text }) => text)];
    const [small, pattern = '', ...others] = await source.inSmallLetters(asked);
    if (small !== large.toLowerCase()) return undefined;
    for (const [at, { lowers }] of unknown.entries()) addText(lowers, Buffer.from(others[at] ?? ''));
    lowered.push({ ...test, texts: [pattern] });
  }
  return lowered;
}
