import { hashWords, leadingNumbers, type RowBlock, type RowRun } from './row-block.js';

/** The columns of `predictions` in the order that rows are laid out in. */
export const encodedColumns =
  '"id", "at", "confidence", "route", "label", "model_version", "probabilities", "features", "features_hash"';
const fieldCount = 9;
/** Postgres counts microseconds from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;
const float8Oid = 701;
const arrayHeaderBytes = 20;
const elementBytes = 12;
const hashBytes = 4 * hashWords;
/** From the beginning of a row: the first three fields and the length of the fourth. */
const [idAt, momentAt, confidenceAt, routeAt] = [6, 26, 38, 46];

/** Where the fields of the rows of a run are, from the beginning of each; of arrays their lengths, of others what comes after it. */
interface RowLayout {
  labelAt: number;
  versionAt: number;
  probabilitiesAt: number;
  featuresAt: number;
  hashAt: number;
  bytes: number;
}

/**
 * Lays predictions out as rows of a binary COPY, in a tenth of a microsecond each, where the digits of nineteen numbers would take ten:
 * most is copied from the row before. What it gives is good until it is asked for the next.
 */
export function createRowEncoder(): (block: RowBlock) => Uint8Array {
  let bytes = Buffer.of();
  let view = viewOf(bytes);
  return ({ numbers, runs }) => {
    const layouts = runs.map(layoutOf);
    const size = runs.reduce((sum, run, index) => sum + run.rowCount * (layouts[index]?.bytes ?? 0), 0);
    if (bytes.length < size) {
      bytes = Buffer.allocUnsafeSlow(size);
      view = viewOf(bytes);
    }
    let end = 0;
    let from = 0;
    for (const [index, run] of runs.entries()) {
      const layout = layouts[index] ?? layoutOf(run);
      const width = leadingNumbers + run.probabilityCount + (run.featureCount ?? hashWords);
      for (let row = 0; row < run.rowCount; row++) {
        if (row === 0) writeFrame(bytes, view, end, run, layout);
        else bytes.copyWithin(end, end - layout.bytes, end);
        writeNumbers(view, end, run, layout, numbers, from);
        end += layout.bytes;
        from += width;
      }
    }
    return bytes.subarray(0, end);
  };
}

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new DataView(buffer, byteOffset, length);

function layoutOf({ route, modelVersion, probabilityCount, featureCount }: RowRun): RowLayout {
  const labelAt = routeAt + 4 + Buffer.byteLength(route) + 4;
  const versionAt = labelAt + 2;
  const probabilitiesAt = versionAt + 4 + Buffer.byteLength(modelVersion);
  const featuresAt = probabilitiesAt + 4 + arrayBytes(probabilityCount);
  const hashAt = featuresAt + 4 + (featureCount === undefined ? 0 : arrayBytes(featureCount));
  const bytes = hashAt + 4 + (featureCount === undefined ? hashBytes : 0);
  return { labelAt, versionAt, probabilitiesAt, featuresAt, hashAt, bytes };
}

const arrayBytes = (count: number) => arrayHeaderBytes + elementBytes * count;

/** All of a row but its numbers: lengths, types and texts. */
function writeFrame(bytes: Buffer, view: DataView, start: number, run: RowRun, layout: RowLayout): void {
  view.setInt16(start, fieldCount);
  view.setInt32(start + idAt - 4, 16);
  view.setInt32(start + momentAt - 4, 8);
  view.setInt32(start + confidenceAt - 4, 8);
  view.setInt32(start + routeAt, bytes.write(run.route, start + routeAt + 4));
  view.setInt32(start + layout.labelAt - 4, 2);
  view.setInt32(start + layout.versionAt, bytes.write(run.modelVersion, start + layout.versionAt + 4));
  writeArrayFrame(view, start + layout.probabilitiesAt, run.probabilityCount);
  if (run.featureCount === undefined) view.setInt32(start + layout.featuresAt, -1);
  else writeArrayFrame(view, start + layout.featuresAt, run.featureCount);
  view.setInt32(start + layout.hashAt, run.featureCount === undefined ? hashBytes : -1);
}

/** `float8[]` as `array_recv` reads it: dimensions, no nulls, type of the elements, their count, the first index, the elements. */
function writeArrayFrame(view: DataView, start: number, count: number): void {
  view.setInt32(start, arrayBytes(count));
  view.setInt32(start + 4, 1);
  view.setInt32(start + 8, 0);
  view.setInt32(start + 12, float8Oid);
  view.setInt32(start + 16, count);
  view.setInt32(start + 20, 1);
  const first = start + 4 + arrayHeaderBytes;
  for (let i = 0; i < count; i++) view.setInt32(first + i * elementBytes, 8);
}

function writeNumbers(
  view: DataView,
  start: number,
  { probabilityCount, featureCount }: RowRun,
  layout: RowLayout,
  numbers: Float64Array,
  from: number,
): void {
  writeWords(view, start + idAt, numbers, from, 4);
  writeMoment(view, start + momentAt, numbers[from + 4] ?? 0);
  view.setFloat64(start + confidenceAt, numbers[from + 5] ?? 0);
  view.setInt16(start + layout.labelAt, numbers[from + 6] ?? 0);
  const probabilitiesFrom = from + leadingNumbers;
  writeElements(view, start + layout.probabilitiesAt, numbers, probabilitiesFrom, probabilityCount);
  const featuresFrom = probabilitiesFrom + probabilityCount;
  if (featureCount === undefined)
    writeWords(view, start + layout.hashAt + 4, numbers, featuresFrom, hashWords);
  else writeElements(view, start + layout.featuresAt, numbers, featuresFrom, featureCount);
}

function writeWords(view: DataView, start: number, words: Float64Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) view.setUint32(start + 4 * i, words[from + i] ?? 0);
}

/** Microseconds as two words: they are exact in a double, and a BigInt a row would be the dearest part of it. */
function writeMoment(view: DataView, start: number, ms: number): void {
  const microseconds = (ms - postgresEpochMs) * 1000;
  const high = Math.floor(microseconds / 2 ** 32);
  view.setInt32(start, high);
  view.setUint32(start + 4, microseconds - high * 2 ** 32);
}

/** The elements of an array, each behind its length. */
function writeElements(
  view: DataView,
  start: number,
  numbers: Float64Array,
  from: number,
  count: number,
): void {
  const first = start + 4 + arrayHeaderBytes + 4;
  for (let i = 0; i < count; i++) view.setFloat64(first + i * elementBytes, numbers[from + i] ?? Number.NaN);
}
