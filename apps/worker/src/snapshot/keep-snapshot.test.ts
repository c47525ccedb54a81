import type { StoredObject } from '@canopy/pipeline-contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepSnapshot } from './keep-snapshot.js';

const { signal } = new AbortController();
const [one, other] = ['one', 'other'].map((sha256): StoredObject => ({ uri: sha256, sha256, bytes: 3 })) as [
  StoredObject,
  StoredObject,
];

function someSnapshots() {
  const read: string[] = [];
  const snapshots = keepSnapshot({
    async read({ sha256 }) {
      read.push(sha256);
      if (sha256 === 'away') throw new Error('The store is away.');
      return Buffer.from(sha256);
    },
  });
  const use = (snapshot: StoredObject) => snapshots.use(snapshot, signal, async (bytes) => String(bytes));
  return { read, snapshots, use };
}

describe('keepSnapshot', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reads a snapshot once for all that use it one after another', async () => {
    const { read, use } = someSnapshots();

    expect([await use(one), await use(one), await use(other), await use(one)]).toEqual([
      'one',
      'one',
      'other',
      'one',
    ]);
    expect(read).toEqual(['one', 'other', 'one']);
  });

  it('keeps it while it is used, and some seconds after', async () => {
    const { read, snapshots, use } = someSnapshots();
    await use(one);

    await snapshots.use(one, signal, () => vi.advanceTimersByTimeAsync(60_000));
    await vi.advanceTimersByTimeAsync(4000);
    await use(one);
    expect(read).toEqual(['one']);

    await vi.advanceTimersByTimeAsync(6000);
    await use(one);
    expect(read).toEqual(['one', 'one']);
  });

  it('keeps nothing of what could not be read', async () => {
    const { read, use } = someSnapshots();
    const away = { ...one, sha256: 'away' };

    await expect(use(away)).rejects.toThrow('The store is away.');
    await expect(use(away)).rejects.toThrow('The store is away.');

    expect(read).toEqual(['away', 'away']);
  });
});
