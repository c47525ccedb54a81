import type { NodeRange } from './node-rows.js';

/** Most bins that codes are put into, so that a bin fits a byte. */
export const binCount = 256;

/** The codes of one feature in one node, read once from the rows, and the bins of equal width that they fall into. */
export class GatheredCodes {
  readonly codes: Uint16Array;
  lowest = 0;
  highest = 0;
  /** A code's bin is its distance from the lowest, shifted right by so many bits. */
  shift = 0;

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
    this.shift = Math.max(0, 24 - Math.clz32(highest - lowest));
  }

  /** The highest code that falls into a bin. */
  lastCodeOf(bin: number): number {
    return this.lowest + ((bin + 1) << this.shift) - 1;
  }
}
