import { maxPureCount, mixedLeafOf, pureLeafOf } from '../trees/leaf-reference.js';
import { holdsCounts, leafWidthOf } from '../trees/leaf-width.js';
import { ForestFormatError } from './forest-format-error.js';
import type { ForestLayout, ForestMetadata } from './forest-metadata.js';

/** Leaves, each read once and in the file's order. */
export interface LeafSource {
  readPure(): number;
  readMixed(): number;
  /** Throws when some leaf was not read. */
  finish(): void;
}

/** Reads the leaves of a forest file as references. */
export class LeafReader implements LeafSource {
  readonly mixedLeaves: Uint32Array | Float32Array;
  private readonly classCount: number;
  private readonly classWeights: readonly number[] | null;
  private readonly holdsScores: boolean;
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  /** References to the pure leaves that one byte stands for; 0 where it stands for none that may be. */
  private readonly pureOfByte: Int32Array;
  private readonly end: number;
  /** Where the shares of mixed leaves stand, apart from the classes of pure ones, in format 1. */
  private sharesAt: number | null;
  /** Where the next leaf begins. */
  at: number;
  private mixedRow = 0;

  constructor(metadata: ForestMetadata, layout: ForestLayout, view: DataView, version: number) {
    const { schema, classWeights, mixedLeafCount } = metadata;
    this.classCount = schema.classNames.length;
    this.classWeights = classWeights;
    this.holdsScores = metadata.baseScores !== null;
    const length = mixedLeafCount * leafWidthOf(metadata);
    // Checked before memory is claimed: each number of a mixed leaf takes a byte at the least.
    if (length > metadata.leafLength) throw unreferred();
    const memory = new SharedArrayBuffer(4 * length);
    this.mixedLeaves = holdsCounts(metadata) ? new Uint32Array(memory) : new Float32Array(memory);
    this.view = view;
    this.bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    this.at = layout.leaves;
    this.sharesAt = version === 1 ? layout.end - 4 * length : null;
    this.end = this.sharesAt ?? layout.end;
    this.pureOfByte = Int32Array.from({ length: 256 }, (_, byte) => this.pureOfOneByte(byte));
  }

  /** Most leaves of a large forest are pure and take one byte. */
  readPure(): number {
    const reference = this.at < this.end ? this.pureOfByte[this.bytes[this.at]] : 0;
    if (reference === 0) return this.readAnyPure();
    this.at++;
    return reference;
  }

  private pureOfOneByte(byte: number): number {
    const drawnRows = Math.floor(byte / this.classCount);
    const isUsual = byte < 128 && this.sharesAt === null && !this.holdsScores;
    return isUsual && (drawnRows > 0 || this.classWeights === null)
      ? pureLeafOf(byte % this.classCount, drawnRows)
      : 0;
  }

  private readAnyPure(): number {
    if (this.holdsScores)
      throw new ForestFormatError('A boosted tree of the forest file has a leaf of one class.');
    if (this.sharesAt !== null) return pureLeafOf(this.checkClass(this.readByte()), 0);
    const value = this.readVarint();
    const drawnRows = Math.floor(value / this.classCount);
    if (drawnRows > maxPureCount || (this.classWeights !== null && drawnRows === 0))
      throw this.unlikely(drawnRows);
    return pureLeafOf(value % this.classCount, drawnRows);
  }

  readMixed(): number {
    if (this.holdsScores) return this.readScore();
    const { mixedLeaves, classCount, classWeights } = this;
    const first = this.mixedRow * classCount;
    if (first >= mixedLeaves.length) throw unreferred();
    let total = 0;
    for (let c = 0; c < classCount; c++) {
      mixedLeaves[first + c] = classWeights === null ? this.readShare() : this.readVarint();
      total += mixedLeaves[first + c] * (classWeights === null ? 1 : classWeights[c]);
    }
    if (!(total > 0 && total < Number.POSITIVE_INFINITY)) throw this.unlikely(total);
    return mixedLeafOf(this.mixedRow++);
  }

  /** Throws when some leaf was not read. */
  finish(): void {
    const { mixedLeaves, classCount } = this;
    const leafWidth = this.holdsScores ? 2 : classCount;
    if (this.at === this.end && this.mixedRow * leafWidth === mixedLeaves.length) return;
    throw new ForestFormatError('The forest file holds leaves that no tree refers to.');
  }

  private readScore(): number {
    const first = 2 * this.mixedRow;
    if (first >= this.mixedLeaves.length) throw unreferred();
    this.mixedLeaves[first] = this.readFloat();
    this.mixedLeaves[first + 1] = this.readVarint();
    if (Number.isFinite(this.mixedLeaves[first])) return mixedLeafOf(this.mixedRow++);
    throw new ForestFormatError(`A leaf of the forest file adds ${this.mixedLeaves[first]} to a score.`);
  }

  private readByte(): number {
    if (this.at >= this.end) throw unreferred();
    return this.view.getUint8(this.at++);
  }

  private readVarint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = this.readByte();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value < 2 ** 32) return value;
        break;
      }
    }
    throw new ForestFormatError('A leaf of the forest file holds a number of more than 32 bits.');
  }

  private readShare(): number {
    if (this.sharesAt !== null) {
      this.sharesAt += 4;
      return this.view.getFloat32(this.sharesAt - 4, true);
    }
    return this.readFloat();
  }

  private readFloat(): number {
    this.at += 4;
    if (this.at > this.end) throw unreferred();
    return this.view.getFloat32(this.at - 4, true);
  }

  private checkClass(classId: number): number {
    if (classId < this.classCount) return classId;
    throw new ForestFormatError(
      `A leaf has class ${classId}, but classes go from 0 to ${this.classCount - 1}.`,
    );
  }

  private unlikely(weight: number): ForestFormatError {
    return new ForestFormatError(`A leaf of the forest file holds ${weight} rows, which no leaf can.`);
  }
}

function unreferred(): ForestFormatError {
  return new ForestFormatError('The forest file refers to a leaf that it does not hold.');
}
