import { plainRows } from '@canopy/covertype';
import type { UnreadBytes } from './unread-bytes.js';

/** A place of a row at which a value stands. */
export interface TemplateField {
  /** What stands before it, in ASCII: its key, and what is between. */
  before: string;
  /** Which feature it is; undefined for a value that is left out. */
  feature: number | undefined;
  isText: boolean;
}

type Field = Omit<TemplateField, 'before'> & { before: DataView };

const [blank, quote, comma, minus, zero, nine] = [0x20, 0x22, 0x2c, 0x2d, 0x30, 0x39];
const mostDigits = 9;

/**
 * How the rows of a batch are written: all that is not their values is the same in most, to the byte. One that is written like it is read
 * without a text or an object of it; one of which anything is otherwise is not read at all, and takes the usual way.
 */
export class RowTemplate {
  private readonly fields: readonly Field[];
  private readonly after: DataView;
  private at = 0;

  /** @param after what stands behind the last value, with the byte that ends a row. */
  constructor(fields: readonly TemplateField[], after: string) {
    this.after = bytesOf(after);
    this.fields = fields.map((field) => ({ ...field, before: bytesOf(field.before) }));
  }

  /**
   * Reads the row at the start of what is unread, if it is such a row and whole.
   *
   * @param row is written its values into, as `plainRows` has them.
   * @returns where the next row begins, or undefined.
   */
  read({ bytes, view, start, end }: UnreadBytes, row: Float64Array): number | undefined {
    this.at = start;
    for (const field of this.fields) {
      if (!this.passes(view, end, field.before)) return undefined;
      const value =
        field.feature === undefined || field.isText
          ? this.readText(bytes, end, field.feature)
          : this.readNumber(bytes);
      if (value === undefined) return undefined;
      if (field.feature !== undefined) row[field.feature] = value;
    }
    return this.passes(view, end, this.after) ? this.at : undefined;
  }

  /** plainly: for (let i = 0; i < expected.byteLength; i++) if (bytes[at + i] !== expected[i]) return false; four at a time. */
  private passes(view: DataView, end: number, expected: DataView): boolean {
    const { at } = this;
    const length = expected.byteLength;
    if (at + length > end) return false;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (view.getUint32(at + i) !== expected.getUint32(i)) return false;
    for (; i < length; i++) if (view.getUint8(at + i) !== expected.getUint8(i)) return false;
    this.at = at + length;
    return true;
  }

  private readNumber(bytes: Buffer): number | undefined {
    const isNegative = bytes[this.at] === minus;
    const first = isNegative ? this.at + 1 : this.at;
    let at = first;
    let value = 0;
    for (let byte = bytes[at] ?? 0; byte >= zero && byte <= nine; byte = bytes[++at] ?? 0) {
      value = value * 10 + byte - zero;
    }
    this.at = at;
    // A zero with digits behind it is no JSON, and one with a sign is another zero.
    const isOdd = bytes[first] === zero && (at - first > 1 || isNegative);
    if (at === first || at - first > mostDigits || isOdd) return undefined;
    return isNegative ? -value : value;
  }

  /** A text with a comma in it takes the usual way, since in CSV it ends there. */
  private readText(bytes: Buffer, end: number, feature: number | undefined): number | undefined {
    const first = this.at;
    let at = first;
    for (let byte = bytes[at] ?? 0; at < end && byte !== comma && byte !== quote && byte >= blank; ) {
      byte = bytes[++at] ?? 0;
    }
    this.at = at;
    return feature === undefined ? 0 : plainRows.numberOf(feature, bytes.toString('latin1', first, at));
  }
}

function bytesOf(ascii: string): DataView {
  const { buffer, byteOffset, byteLength } = Buffer.from(ascii, 'latin1');
  return new DataView(buffer, byteOffset, byteLength);
}
