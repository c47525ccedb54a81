import { Readable } from 'node:stream';
import type { ObjectStore } from '@canopy/object-store';
import { TrackingError } from '../../protocol/tracking-error.js';

export interface Upload {
  body: Readable;
  /** Bytes, when the sender says how many. */
  size: number | undefined;
}

// Up to here an upload is sent on in one piece, as most are; S3 itself asks for parts of 5 MiB and more.
const wholeBytes = 8 * 1024 * 1024;

// However slow a sender is, some of it comes in such a time.
const longestStallMs = 60_000;

/**
 * Writes an upload as one object, or nothing when it breaks off or nothing more of it comes for `stallMs`. Never more than
 * a part of it is in memory.
 */
export async function takeUpload(
  store: ObjectStore,
  key: string,
  { body, size }: Upload,
  stallMs = longestStallMs,
): Promise<void> {
  const chunks = unlessStalled(body, stallMs);
  const head: Buffer[] = [];
  let headBytes = 0;
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return store.put(key, Buffer.concat(head));
    head.push(value);
    headBytes += value.length;
    if (headBytes > wholeBytes) break;
  }
  const stream = Readable.from(rejoin(head, chunks), { objectMode: false });
  // The store's client pipes, and a pipe says nothing of a source that fails.
  const broken = new Promise<never>((_resolve, reject) => stream.once('error', reject));
  await Promise.race([store.put(key, stream, size === undefined ? {} : { size }), broken]);
}

async function* rejoin(head: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head.splice(0);
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The chunks of a body. The time that each takes to come counts, and not the time that it takes to be used. */
async function* unlessStalled(body: Readable, stallMs: number): AsyncGenerator<Buffer> {
  const stalled = () =>
    body.destroy(new TrackingError('BAD_REQUEST', `Nothing more of the upload came for ${stallMs} ms.`));
  let timer = setTimeout(stalled, stallMs);
  try {
    for await (const chunk of body) {
      clearTimeout(timer);
      yield chunk;
      timer = setTimeout(stalled, stallMs);
    }
  } finally {
    clearTimeout(timer);
  }
}
