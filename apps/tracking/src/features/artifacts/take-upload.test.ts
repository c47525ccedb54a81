import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ObjectStore } from '@canopy/object-store';
import { describe, expect, it } from 'vitest';
import { takeUpload } from './take-upload.js';

function aStore() {
  const stored: Buffer[] = [];
  const put: ObjectStore['put'] = async (_key, body) => {
    stored.push(body instanceof Readable ? await buffer(body) : Buffer.from(body));
  };
  return { store: { put } as ObjectStore, stored };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Chunks, and after them nothing, not even an end. */
function stalling(chunk: Buffer, count: number): Readable {
  const stream = new PassThrough();
  for (let i = 0; i < count; i++) stream.write(chunk);
  return stream;
}

describe('takeUpload', () => {
  it.each([
    [1, Buffer.from('x')],
    [12, Buffer.alloc(1024 * 1024)],
  ])('gives up an upload of which no more comes after %i chunks', async (count, chunk) => {
    const { store, stored } = aStore();

    const taken = takeUpload(store, 'key', { body: stalling(chunk, count), size: undefined }, 50);

    await expect(taken).rejects.toThrow('Nothing more of the upload came for 50 ms.');
    expect(stored).toEqual([]);
  });

  it('waits for a store that takes its time', async () => {
    const taken: number[] = [];
    const slow: ObjectStore['put'] = async (_key, body) => {
      for await (const { length } of body as Readable) {
        taken.push(length);
        if (taken.length === 1) await wait(200);
      }
    };
    const chunks = Array.from({ length: 12 }, () => Buffer.alloc(1024 * 1024));
    const body = Readable.from(chunks, { objectMode: false });

    await takeUpload({ put: slow } as ObjectStore, 'key', { body, size: undefined }, 100);

    expect(taken.reduce((sum, length) => sum + length)).toBe(12 * 1024 * 1024);
  });
});
