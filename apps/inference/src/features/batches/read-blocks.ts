import { featureColumns } from '@canopy/covertype';
import { BlockOfRows } from '../../covers/block-of-rows.js';
import { UnreadableRow } from '../../covers/unreadable-row.js';
import type { RowReader } from './row-reader.js';
import type { RowTemplate } from './row-template.js';
import { UnreadBytes } from './unread-bytes.js';

/** So many rows in a row are looked at for how they are written. Where each is written otherwise, that would be in vain for all. */
const mostMisses = 8;

/**
 * The rows of a body in blocks. What has come is not kept until a block is full, so that whoever sends rows and waits for their
 * answers has them. Throws what the reader throws.
 */
export async function* readBlocks(
  pieces: AsyncIterable<Uint8Array>,
  reader: RowReader,
): AsyncGenerator<BlockOfRows> {
  const unread = new UnreadBytes();
  const plain = new Float64Array(featureColumns.length);
  let template: RowTemplate | undefined;
  let misses = 0;
  let block = new BlockOfRows();

  function readPlain(): boolean {
    if (!reader.isAtRow) return false;
    const next = template?.read(unread, plain);
    if (next === undefined) return false;
    unread.skipTo(next);
    block.addPlain(plain);
    misses = 0;
    return true;
  }

  function readAny(): boolean {
    const read = reader.next(unread);
    if (read === undefined) return false;
    if (read === 'nothing') return true;
    block.add(read.row);
    if (misses < mostMisses && !(read.row instanceof UnreadableRow)) {
      template = reader.templateOf(read.text) ?? template;
      misses++;
    }
    return true;
  }

  for await (const piece of pieces) {
    unread.append(piece);
    while (readPlain() || readAny()) {
      if (!block.isFull) continue;
      yield block;
      block = new BlockOfRows();
    }
    if (block.length === 0) continue;
    yield block;
    block = new BlockOfRows();
  }
  for (const row of reader.end(unread)) block.add(row);
  if (block.length > 0) yield block;
}
