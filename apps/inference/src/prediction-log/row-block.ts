/** Memory for rows that are laid out one after another and written together. */
export class RowBlock {
  readonly bytes: Buffer;
  /** Of the same memory: twice as fast as the methods of Buffer. */
  readonly view: DataView;
  /** Bytes that are in use. */
  end = 0;
  rowCount = 0;
  /** The last row, where one after it may differ from it in numbers alone. */
  last: RowShape | undefined;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafeSlow(size);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, size);
  }

  get rows(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  get room(): number {
    return this.bytes.length - this.end;
  }

  clear(): void {
    this.end = 0;
    this.rowCount = 0;
    this.last = undefined;
  }
}

/** Where a row with features begins, and what the places of its fields depend on. */
export interface RowShape {
  start: number;
  route: string;
  modelVersion: string;
  probabilityCount: number;
  featureCount: number;
  /** Where its label, its probabilities and its features begin, from its own beginning. */
  labelAt: number;
  probabilitiesAt: number;
  featuresAt: number;
}
