import { hash } from 'node:crypto';
import { ObjectMissingError, type ObjectStore } from '@canopy/object-store';
import type { StoredObject } from '@canopy/pipeline-contract';
import { abortable } from '../failures/abortable.js';
import { DamagedObjectError } from './damaged-object-error.js';
import { StoreSilentError } from './store-silent-error.js';

export interface ObjectKind {
  folder: string;
  extension: string;
  contentType: string;
}

/** Large things by reference. Every call rejects with the signal's reason as soon as that aborts. */
export interface DataStore {
  /** Names the bytes by their SHA-256, so that the same bytes again are the same object. */
  putByHash(kind: ObjectKind, bytes: Uint8Array, signal: AbortSignal): Promise<StoredObject>;
  /** Keeps the first bytes that are put under a key, and returns those. */
  putOnce(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<KeptObject>;
  /** Undefined when nothing was put under the key. */
  find(key: string, signal: AbortSignal): Promise<KeptObject | undefined>;
  /** @throws ObjectMissingError @throws DamagedObjectError when the bytes are not those that were stored. */
  read(object: StoredObject, signal: AbortSignal): Promise<Uint8Array>;
  /** Objects that are not there are not an error. */
  remove(objects: readonly StoredObject[], signal: AbortSignal): Promise<void>;
}

export interface KeptObject {
  object: StoredObject;
  bytes: Uint8Array;
}

// The client of the store would wait for ever on a connection that says nothing.
const callTimeoutMs = 120_000;

export function createDataStore(bucket: string, store: ObjectStore): DataStore {
  const bounded = async <T>(call: Promise<T>, signal: AbortSignal): Promise<T> => {
    const timeout = AbortSignal.timeout(callTimeoutMs);
    try {
      return await abortable(call, AbortSignal.any([signal, timeout]));
    } catch (error) {
      throw timeout.aborted && !signal.aborted ? new StoreSilentError(bucket, callTimeoutMs) : error;
    }
  };

  const describe = (key: string, bytes: Uint8Array): StoredObject => ({
    uri: `s3://${bucket}/${key}`,
    sha256: hash('sha256', bytes),
    bytes: bytes.byteLength,
  });

  const find = async (key: string, signal: AbortSignal): Promise<KeptObject | undefined> => {
    try {
      const bytes = await bounded(store.read(key), signal);
      return { object: describe(key, bytes), bytes };
    } catch (error) {
      if (error instanceof ObjectMissingError) return undefined;
      throw error;
    }
  };

  return {
    find,
    async putByHash({ folder, extension, contentType }, bytes, signal) {
      const sha256 = hash('sha256', bytes);
      const key = `${folder}/${sha256}.${extension}`;
      const present = await bounded(store.stat(key), signal);
      if (present?.size !== bytes.byteLength) await bounded(store.put(key, bytes, { contentType }), signal);
      return { uri: `s3://${bucket}/${key}`, sha256, bytes: bytes.byteLength };
    },
    async putOnce(key, bytes, signal) {
      const isFirst = await bounded(store.putIfAbsent(key, bytes), signal);
      const earlier = isFirst ? undefined : await find(key, signal);
      return earlier ?? { object: describe(key, bytes), bytes };
    },
    async read(object, signal) {
      const bytes = await bounded(store.read(keyOf(object, bucket)), signal);
      const sha256 = hash('sha256', bytes);
      if (sha256 !== object.sha256) throw new DamagedObjectError(object, bytes.byteLength, sha256);
      return bytes;
    },
    async remove(objects, signal) {
      await bounded(store.remove(objects.map((object) => keyOf(object, bucket))), signal);
    },
  };
}

function keyOf({ uri }: StoredObject, bucket: string): string {
  const root = `s3://${bucket}/`;
  if (!uri.startsWith(root)) throw new Error(`The object ${uri} is not in the bucket "${bucket}"`);
  return uri.slice(root.length);
}
