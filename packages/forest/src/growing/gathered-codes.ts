import type { NodeRange } from './node-rows.js';

/** The codes of one feature in one node, read once from the rows. */
export class GatheredCodes {
  readonly codes: Uint16Array;
  lowest = 0;
  highest = 0;

  constructor(rowCount: number) {
    this.codes = new Uint16Array(rowCount);
  }

  gather({ rows, start, end }: NodeRange, feature: number): void {
    const from = rows.codes;
    const { offsets } = rows;
    const rowCount = end - start;
    const { codes } = this;
    let lowest = 65_535;
    let highest = 0;
    for (let i = 0; i < rowCount; i++) {
      const code = from[offsets[start + i] + feature];
      codes[i] = code;
      if (code < lowest) lowest = code;
      if (code > highest) highest = code;
    }
    this.lowest = lowest;
    this.highest = highest;
  }
}
