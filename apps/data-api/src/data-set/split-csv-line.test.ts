import { describe, expect, it } from 'vitest';
import { splitCsvLine } from './split-csv-line.js';

describe('splitCsvLine', () => {
  it.each([
    ['2596,51,Rawah,C7745', ['2596', '51', 'Rawah', 'C7745']],
    ['a,,b,', ['a', '', 'b', '']],
    ['1,"Rawah","C7745"', ['1', 'Rawah', 'C7745']],
    ['"a,b","say ""yes""",""', ['a,b', 'say "yes"', '']],
    ['"open,1,2', ['"open', '1', '2']],
    ['5" wide,"x"y,1', ['5" wide', '"x"y', '1']],
  ])('splits %s', (line, values) => {
    expect(splitCsvLine(line)).toEqual(values);
  });
});
