import { splitCsvLine } from './split-csv-line.js';

/** Rows of text, each in the order of the header. */
export interface DataSet {
  readonly rowCount: number;
  /** The values of row `index`, counted from 0. */
  row(index: number): string[];
}

/**
 * The lines of `bytes` from offset `start`, without the empty ones. They stay one buffer with an offset a line: half a million
 * rows of thirteen strings each would take ten times the memory.
 */
export function createDataSet(bytes: Buffer, start: number): DataSet {
  const bounds = Uint32Array.from(findLines(bytes, start));
  return {
    rowCount: bounds.length / 2,
    row: (index) => splitCsvLine(bytes.toString('utf8', bounds[2 * index], bounds[2 * index + 1])),
  };
}

function* findLines(bytes: Buffer, start: number): Generator<number> {
  for (let from = start; from < bytes.length; ) {
    const newline = bytes.indexOf('\n', from);
    const next = newline === -1 ? bytes.length : newline;
    const end = bytes[next - 1] === 0x0d ? next - 1 : next;
    if (end > from) {
      yield from;
      yield end;
    }
    from = next + 1;
  }
}
