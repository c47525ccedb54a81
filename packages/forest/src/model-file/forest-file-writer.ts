import { ForestInputError } from '../forest-input-error.js';
import { encodeMetadata } from './encode-metadata.js';
import { checkedFrom, formatMagic, formatVersion, headerLength } from './forest-format.js';
import { type ForestLayout, type ForestMetadata, layOutForest } from './forest-metadata.js';
import type { Checksum } from './open-in-slices.js';

/** A forest file whose parts after the JSON are to be filled. */
export class ForestFileWriter {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly layout: ForestLayout;

  /** Throws a `ForestInputError` for a file of 4 GiB or more. */
  constructor(metadata: ForestMetadata) {
    const json = encodeMetadata(metadata);
    const layout = layOutForest(metadata, json.length);
    if (layout.end >= 2 ** 32) {
      throw new ForestInputError(
        `The forest takes ${layout.end} bytes, a forest file holds less than 4 GiB.`,
      );
    }
    const bytes = new Uint8Array(layout.end);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < formatMagic.length; i++) bytes[i] = formatMagic.charCodeAt(i);
    view.setUint16(4, formatVersion, true);
    view.setUint32(8, layout.end, true);
    view.setUint32(16, json.length, true);
    bytes.set(json, headerLength);
    this.bytes = bytes;
    this.view = view;
    this.layout = layout;
  }

  /** Sums up all that was written, and gives the file. */
  finish(checksum: Checksum): Uint8Array {
    this.view.setUint32(12, checksum(this.bytes.subarray(checkedFrom), 0), true);
    return this.bytes;
  }
}
