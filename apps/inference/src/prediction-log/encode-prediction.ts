import { hashFeatures } from './hash-features.js';
import type { LoggedPrediction } from './prediction-log.js';
import type { RowBlock, RowShape } from './row-block.js';

/** The columns of `predictions` in the order that rows are laid out in. */
export const encodedColumns =
  '"id", "at", "confidence", "route", "label", "model_version", "probabilities", "features", "features_hash"';
const fieldCount = 9;
/** Postgres counts microseconds from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;
const float8Oid = 701;
const arrayHeaderBytes = 20;
const elementBytes = 12;
const uuidBytes = 16;
const hashBytes = 32;
/** From the beginning of a row: its id, its time and its confidence, each behind its length. */
const [idAt, momentAt, confidenceAt] = [2, 26, 38];
/** Lengths of the nine fields and the fields of one length: id, time, confidence and label. */
const fixedBytes = 2 + fieldCount * 4 + uuidBytes + 8 + 8 + 2;

/** Bytes that the row of a prediction takes at most. */
export function mostBytesOf({ route, modelVersion, probabilities, features }: LoggedPrediction): number {
  const texts = route.length + 3 * modelVersion.length;
  const arrays = 2 * arrayHeaderBytes + elementBytes * (probabilities.length + features.length);
  return fixedBytes + texts + arrays + hashBytes;
}

/**
 * Lays a prediction out behind the rows of a block as a row of a binary COPY, in less than a microsecond, where the digits of nineteen numbers
 * would take ten. What it throws at leaves the block as it was.
 *
 * @param block has room for `mostBytesOf` it.
 * @param keepsFeatures false to leave the hash of the features in their place.
 */
export function encodePrediction(
  block: RowBlock,
  prediction: LoggedPrediction,
  keepsFeatures: boolean,
): void {
  const { label } = prediction;
  if (label !== (label << 16) >> 16) throw new RangeError(`label ${label}`);
  const { last } = block;
  if (keepsFeatures && last !== undefined && isAlike(last, prediction))
    encodeLikeLast(block, last, prediction);
  else encodeWhole(block, prediction, keepsFeatures);
  block.rowCount++;
}

function encodeWhole(block: RowBlock, prediction: LoggedPrediction, keepsFeatures: boolean): void {
  const { bytes, view, end: start } = block;
  const { label, route, modelVersion, probabilities, features } = prediction;
  view.setInt16(start, fieldCount);
  let end = encodeUuid(view, start + idAt, prediction.predictionId);
  view.setInt32(end, 8);
  end = encodeMoment(view, end + 4, prediction.at);
  view.setInt32(end, 8);
  view.setFloat64(end + 4, prediction.confidence);
  end = encodeText(bytes, view, end + 12, route);
  view.setInt32(end, 2);
  const labelAt = end + 4 - start;
  view.setInt16(end + 4, label);
  end = encodeText(bytes, view, end + 6, modelVersion);
  const probabilitiesAt = end + arrayHeaderBytes + 4 - start;
  end = encodeNumbers(view, end, probabilities);
  if (keepsFeatures) {
    const featuresAt = end + arrayHeaderBytes + 4 - start;
    end = encodeNumbers(view, end, features);
    view.setInt32(end, -1);
    end += 4;
    const counts = { probabilityCount: probabilities.length, featureCount: features.length };
    block.last = { start, route, modelVersion, ...counts, labelAt, probabilitiesAt, featuresAt };
  } else {
    block.last = undefined;
    view.setInt32(end, -1);
    view.setInt32(end + 4, hashBytes);
    end += 8 + hashFeatures(features).copy(bytes, end + 8);
  }
  block.end = end;
}

const isAlike = (last: RowShape, { route, modelVersion, probabilities, features }: LoggedPrediction) =>
  last.modelVersion === modelVersion &&
  last.route === route &&
  last.probabilityCount === probabilities.length &&
  last.featureCount === features.length;

/** Most rows are of one version and one route: lengths, types and texts are copied at a stroke, in half the time. */
function encodeLikeLast(block: RowBlock, last: RowShape, prediction: LoggedPrediction): void {
  const { bytes, view, end: start } = block;
  const end = start + (start - last.start);
  bytes.copyWithin(start, last.start, start);
  encodeUuid(view, start + idAt, prediction.predictionId);
  encodeMoment(view, start + momentAt, prediction.at);
  view.setFloat64(start + confidenceAt, prediction.confidence);
  view.setInt16(start + last.labelAt, prediction.label);
  writeElements(view, start + last.probabilitiesAt, prediction.probabilities);
  writeElements(view, start + last.featuresAt, prediction.features);
  last.start = start;
  block.end = end;
}

function encodeUuid(view: DataView, start: number, uuid: string): number {
  view.setInt32(start, uuidBytes);
  const first = start + 4;
  let digits = 0;
  for (let i = 0; i < uuid.length; i++) {
    const digit = valueOfHex[uuid.charCodeAt(i)];
    if (digit === undefined) continue;
    const at = first + (digits >> 1);
    view.setUint8(at, digits % 2 === 0 ? digit << 4 : view.getUint8(at) | digit);
    if (++digits > 2 * uuidBytes) break;
  }
  if (digits !== 2 * uuidBytes) throw new RangeError(`prediction id "${uuid}" is no UUID`);
  return first + uuidBytes;
}

/** By character code. */
const valueOfHex: (number | undefined)[] = [];
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  valueOfHex[digit.charCodeAt(0)] = value;
  valueOfHex[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Microseconds as two words: they are exact in a double, and a BigInt a row would be the dearest part of it. */
function encodeMoment(view: DataView, start: number, at: Date): number {
  const microseconds = (at.getTime() - postgresEpochMs) * 1000;
  view.setInt32(start, Math.floor(microseconds / 2 ** 32));
  view.setUint32(start + 4, microseconds - Math.floor(microseconds / 2 ** 32) * 2 ** 32);
  return start + 8;
}

/** Routes and versions are a few letters of ASCII, for which a call of `write` takes longer than they do. */
function encodeText(bytes: Buffer, view: DataView, start: number, text: string): number {
  const first = start + 4;
  let length = 0;
  for (; length < text.length; length++) {
    const code = text.charCodeAt(length);
    if (code > 127) {
      length = bytes.write(text, first);
      break;
    }
    bytes[first + length] = code;
  }
  view.setInt32(start, length);
  return first + length;
}

/** `float8[]` as `array_recv` reads it: dimensions, no nulls, type of the elements, their count, the first index, the elements. */
function encodeNumbers(view: DataView, start: number, numbers: ArrayLike<number>): number {
  view.setInt32(start, arrayHeaderBytes + elementBytes * numbers.length);
  view.setInt32(start + 4, 1);
  view.setInt32(start + 8, 0);
  view.setInt32(start + 12, float8Oid);
  view.setInt32(start + 16, numbers.length);
  view.setInt32(start + 20, 1);
  const first = start + 4 + arrayHeaderBytes;
  for (let i = 0; i < numbers.length; i++) view.setInt32(first + i * elementBytes, 8);
  writeElements(view, first, numbers);
  return first + numbers.length * elementBytes;
}

/** The elements of an array, each behind its length. */
function writeElements(view: DataView, first: number, numbers: ArrayLike<number>): void {
  for (let i = 0; i < numbers.length; i++) {
    view.setFloat64(first + i * elementBytes + 4, numbers[i] ?? Number.NaN);
  }
}
