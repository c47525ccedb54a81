import { checkedFrom, formatMagic, formatVersion, headerLength } from './forest-format.js';
import { ForestFormatError } from './forest-format-error.js';
import { type ForestLayout, type ForestMetadata, layOutForest } from './forest-metadata.js';
import { parseMetadata } from './parse-metadata.js';

/** The CRC-32 of bytes that follow others, given the CRC-32 of those. */
export type Checksum = (bytes: Uint8Array, before: number) => number;

/** A megabyte is summed up in a few milliseconds. */
const bytesOfSlice = 1 << 20;

/** A forest file that is whole, what it says in words, and where its parts begin. */
export interface ForestFile {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly version: number;
  readonly metadata: ForestMetadata;
  readonly layout: ForestLayout;
}

/** Checks a forest file and reads all of it but numbers, in slices of a few milliseconds each. Throws a `ForestFormatError`. */
export function* openInSlices(bytes: Uint8Array, checksum: Checksum): Generator<undefined, ForestFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkHeader(bytes, view);
  yield* checkSum(bytes, view, checksum);
  const version = view.getUint16(4, true);
  const jsonLength = view.getUint32(16, true);
  const jsonEnd = headerLength + jsonLength;
  const metadata = parseMetadata(new TextDecoder().decode(bytes.subarray(headerLength, jsonEnd)), version);
  const layout = layOutForest(metadata, jsonLength);
  if (layout.end !== bytes.length) {
    throw new ForestFormatError(
      `The forest file describes ${layout.end} bytes of content, but holds ${bytes.length}.`,
    );
  }
  return { bytes, view, version, metadata, layout };
}

function checkHeader(bytes: Uint8Array, view: DataView): void {
  const magic = String.fromCharCode(...bytes.subarray(0, formatMagic.length));
  if (!formatMagic.startsWith(magic)) {
    throw new ForestFormatError(
      `Not a forest file: it begins with ${JSON.stringify(magic)}, not with "${formatMagic}".`,
    );
  }
  if (bytes.length < headerLength) {
    throw new ForestFormatError(
      `The forest file is cut short: expected at least ${headerLength} bytes, found ${bytes.length}.`,
    );
  }
  const version = view.getUint16(4, true);
  if (version < 1 || version > formatVersion) {
    throw new ForestFormatError(
      `The forest file was written by version ${version}, this build reads up to ${formatVersion}.`,
    );
  }
  const length = view.getUint32(8, true);
  if (bytes.length !== length) {
    const state = bytes.length < length ? 'is cut short' : 'is longer than it says';
    throw new ForestFormatError(`The forest file ${state}: expected ${length} bytes, found ${bytes.length}.`);
  }
}

function* checkSum(bytes: Uint8Array, view: DataView, checksum: Checksum): Generator<undefined, void> {
  const expected = view.getUint32(12, true);
  let found = 0;
  for (let at = checkedFrom; at < bytes.length; at += bytesOfSlice) {
    found = checksum(bytes.subarray(at, at + bytesOfSlice), found);
    yield;
  }
  if (expected === found) return;
  throw new ForestFormatError(
    `The forest file is damaged: expected checksum ${formatChecksum(expected)}, found ${formatChecksum(found)}.`,
  );
}

function formatChecksum(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}
