import { hashFeatures } from './hash-features.js';
import type { LoggedPrediction } from './prediction-log.js';
import { writeUuid } from './write-uuid.js';

/** Numbers before the probabilities of a row: four words of its id, its time in milliseconds, its confidence and its label. */
export const leadingNumbers = 7;
/** Of a hash that stands in the place of features. */
export const hashWords = 8;

/** Rows one after another that differ in numbers alone. */
export interface RowRun {
  readonly route: string;
  readonly modelVersion: string;
  readonly probabilityCount: number;
  /** Undefined where hashes stand in the place of features. */
  readonly featureCount: number | undefined;
  rowCount: number;
}

/**
 * Predictions as they come, in memory that serves one batch after another: thousands of objects that live for half a second would be
 * copied by every collection of garbage. No more is done with a prediction than to copy its numbers, since between two requests nothing is
 * in the processor's caches: what is done to many at once costs a fifth.
 */
export class RowBlock {
  readonly numbers: Float64Array;
  readonly runs: RowRun[] = [];
  rowCount = 0;
  private end = 0;

  /** @param size numbers that there is room for. */
  constructor(size: number) {
    this.numbers = new Float64Array(size);
  }

  get room(): number {
    return this.numbers.length - this.end;
  }

  /**
   * Takes a prediction in, for which there is room. What it throws at leaves the block as it was.
   *
   * @param keepsFeatures false to take a hash of the features in their place.
   * @throws RangeError for an id that is no UUID, and for a label that is none.
   */
  add(prediction: LoggedPrediction, keepsFeatures: boolean): void {
    const { label, at, confidence, features, probabilities } = prediction;
    if (label !== (label << 16) >> 16) throw new RangeError(`label ${label}`);
    const { numbers } = this;
    const start = writeUuid(numbers, this.end, prediction.predictionId);
    numbers[start] = at.getTime();
    numbers[start + 1] = confidence;
    numbers[start + 2] = label;
    const end = writeAll(numbers, start + 3, probabilities);
    this.end = keepsFeatures ? writeAll(numbers, end, features) : writeHash(numbers, end, features);
    this.runOf(prediction, keepsFeatures).rowCount++;
    this.rowCount++;
  }

  clear(): void {
    this.end = 0;
    this.rowCount = 0;
    this.runs.length = 0;
  }

  private runOf(prediction: LoggedPrediction, keepsFeatures: boolean): RowRun {
    const { route, modelVersion, probabilities, features } = prediction;
    const probabilityCount = probabilities.length;
    const featureCount = keepsFeatures ? features.length : undefined;
    const last = this.runs.at(-1);
    if (
      last !== undefined &&
      last.modelVersion === modelVersion &&
      last.route === route &&
      last.probabilityCount === probabilityCount &&
      last.featureCount === featureCount
    )
      return last;
    const run = { route, modelVersion, probabilityCount, featureCount, rowCount: 0 };
    this.runs.push(run);
    return run;
  }
}

/** Numbers that a prediction takes in a block at most. */
export function mostNumbersOf({ probabilities, features }: LoggedPrediction): number {
  return leadingNumbers + probabilities.length + Math.max(features.length, hashWords);
}

function writeAll(numbers: Float64Array, start: number, values: ArrayLike<number>): number {
  for (let i = 0; i < values.length; i++) numbers[start + i] = values[i] ?? Number.NaN;
  return start + values.length;
}

function writeHash(numbers: Float64Array, start: number, features: readonly number[]): number {
  const hash = hashFeatures(features);
  for (let word = 0; word < hashWords; word++) numbers[start + word] = hash.readUInt32BE(4 * word);
  return start + hashWords;
}
