import { hashFeatures } from './hash-features.js';
import type { LoggedPrediction } from './prediction-log.js';

/** The columns of `predictions` in the order that rows are laid out in. */
export const encodedColumns =
  '"id", "at", "confidence", "route", "label", "model_version", "probabilities", "features", "features_hash"';
const fieldCount = 9;
/** Postgres counts microseconds from 2000-01-01. */
const postgresEpochMs = 946_684_800_000;
const float8Oid = 701;
const arrayHeaderBytes = 20;
const elementBytes = 12;
const hashBytes = 32;
/** Lengths of the nine fields and the fields of one length: id, time, confidence and label. */
const fixedBytes = 2 + fieldCount * 4 + 16 + 8 + 8 + 2;

/**
 * Lays predictions out as rows of a binary COPY: about a microsecond a row, where the digits of nineteen numbers would take ten.
 *
 * @param keepsFeatures false to leave the hash of the features in their place.
 */
export function encodePredictions(batch: readonly LoggedPrediction[], keepsFeatures: boolean): Buffer {
  const bytes = Buffer.allocUnsafe(batch.reduce((sum, prediction) => sum + mostBytesOf(prediction), 0));
  let end = 0;
  for (const prediction of batch) end = encode(bytes, end, prediction, keepsFeatures);
  return bytes.subarray(0, end);
}

function mostBytesOf({ route, modelVersion, probabilities, features }: LoggedPrediction): number {
  const texts = route.length + 3 * modelVersion.length;
  const arrays = 2 * arrayHeaderBytes + elementBytes * (probabilities.length + features.length);
  return fixedBytes + texts + arrays + hashBytes;
}

function encode(bytes: Buffer, start: number, prediction: LoggedPrediction, keepsFeatures: boolean): number {
  let end = bytes.writeInt16BE(fieldCount, start);
  end = bytes.writeInt32BE(16, end);
  end += bytes.write(prediction.predictionId.replaceAll('-', ''), end, 'hex');
  end = bytes.writeInt32BE(8, end);
  end = bytes.writeBigInt64BE(BigInt(prediction.at.getTime() - postgresEpochMs) * 1000n, end);
  end = bytes.writeInt32BE(8, end);
  end = bytes.writeDoubleBE(prediction.confidence, end);
  end = encodeText(bytes, end, prediction.route);
  end = bytes.writeInt32BE(2, end);
  end = bytes.writeInt16BE(prediction.label, end);
  end = encodeText(bytes, end, prediction.modelVersion);
  end = encodeNumbers(bytes, end, prediction.probabilities);
  if (keepsFeatures) return bytes.writeInt32BE(-1, encodeNumbers(bytes, end, prediction.features));
  end = bytes.writeInt32BE(-1, end);
  end = bytes.writeInt32BE(hashBytes, end);
  return end + hashFeatures(prediction.features).copy(bytes, end);
}

function encodeText(bytes: Buffer, start: number, text: string): number {
  const length = bytes.write(text, start + 4);
  bytes.writeInt32BE(length, start);
  return start + 4 + length;
}

/** `float8[]` as `array_recv` reads it: dimensions, no nulls, type of the elements, their count, the first index, the elements. */
function encodeNumbers(bytes: Buffer, start: number, numbers: ArrayLike<number>): number {
  let end = bytes.writeInt32BE(arrayHeaderBytes + elementBytes * numbers.length, start);
  for (const word of [1, 0, float8Oid, numbers.length, 1]) end = bytes.writeInt32BE(word, end);
  for (let i = 0; i < numbers.length; i++) {
    end = bytes.writeInt32BE(8, end);
    end = bytes.writeDoubleBE(numbers[i] ?? Number.NaN, end);
  }
  return end;
}
