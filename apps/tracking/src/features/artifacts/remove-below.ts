import type { ObjectStore } from '@canopy/object-store';

export interface StoredAmount {
  objects: number;
  bytes: number;
}

const keysPerRemoval = 1000;

/** Removes every object below a prefix, however many, and says how many there were. */
export async function removeBelow(objects: ObjectStore, prefix: string): Promise<StoredAmount> {
  const removed = { objects: 0, bytes: 0 };
  let keys: string[] = [];
  for await (const { key, size } of objects.walk(prefix)) {
    removed.objects++;
    removed.bytes += size;
    if (keys.push(key) < keysPerRemoval) continue;
    await objects.remove(keys);
    keys = [];
  }
  await objects.remove(keys);
  return removed;
}
