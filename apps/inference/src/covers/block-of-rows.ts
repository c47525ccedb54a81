import { featureColumns, plainRows } from '@canopy/covertype';
import type { Rows } from './rows.js';

/** So few that whoever asks meanwhile waits for less than a millisecond. */
const capacity = 256;
/** A row that is not plain takes as long as so many that are. */
const weightOfOthers = 4;

/** Rows that are predicted in one go. Plain ones are numbers, which wait for their answer without being garbage later. */
export class BlockOfRows implements Rows {
  /** Value `f` of row `r` is at `f * capacity + r`. */
  private readonly plain = new Float64Array(featureColumns.length * capacity);
  private readonly others = new Map<number, unknown>();
  private count = 0;

  get length(): number {
    return this.count;
  }

  get isFull(): boolean {
    return this.count + (weightOfOthers - 1) * this.others.size >= capacity;
  }

  /** Adds a row as it is written in JSON, or an `UnreadableRow`. */
  add(row: unknown): void {
    this.others.set(this.count++, row);
  }

  addPlain(row: Float64Array): void {
    const { plain, count } = this;
    for (let f = 0; f < row.length; f++) plain[f * capacity + count] = row[f] ?? Number.NaN;
    this.count++;
  }

  at(place: number): unknown {
    if (this.others.has(place)) return this.others.get(place);
    const row = new Float64Array(featureColumns.length);
    return this.readPlain(place, row) ? plainRows.measuresOf(row) : undefined;
  }

  readPlain(place: number, row: Float64Array): boolean {
    if (this.others.size > 0 && this.others.has(place)) return false;
    for (let f = 0; f < row.length; f++) row[f] = this.plain[f * capacity + place] ?? Number.NaN;
    return true;
  }

  /** Leaves the first rows alone. */
  cutTo(length: number): void {
    for (let place = length; place < this.count; place++) this.others.delete(place);
    this.count = Math.min(this.count, length);
  }
}
