import type { Readable } from 'node:stream';

export interface ObjectInfo {
  /** Full key inside the bucket. */
  key: string;
  /** Bytes. */
  size: number;
}

export interface Listing {
  /** Objects directly below the prefix. */
  objects: ObjectInfo[];
  /** Folders directly below the prefix, each ending in `/`. */
  folders: string[];
}

/** A part of an upload that was sent straight to the store, with the hash that the store answered. */
export interface UploadedPart {
  /** From 1. */
  number: number;
  etag: string;
}

/** Objects by key in one bucket: the little of S3 that every store has. */
export interface ObjectStore {
  /** Writes the object whole or not at all, replacing one that is there. `size` unknown: streamed in parts. */
  put(
    key: string,
    body: Readable | Uint8Array,
    options?: { size?: number; contentType?: string },
  ): Promise<void>;
  /** Writes the object unless there is one; false says that there was. */
  putIfAbsent(key: string, body: Uint8Array, options?: { contentType?: string }): Promise<boolean>;
  /** @throws ObjectMissingError */
  get(key: string): Promise<Readable>;
  /** The whole object in memory. @throws ObjectMissingError */
  read(key: string): Promise<Buffer>;
  /** Undefined when there is no such object. */
  stat(key: string): Promise<ObjectInfo | undefined>;
  /** What stands directly below `prefix` (empty, or ending in `/`). */
  list(prefix: string): Promise<Listing>;
  /** Every object below `prefix`, however deep. */
  walk(prefix: string): AsyncIterable<ObjectInfo>;
  /** Objects that are not there are not an error. @throws Error when one that is there stays. */
  remove(keys: readonly string[]): Promise<void>;
  /** Begins an upload in parts, whose sender talks to the store itself. Nothing is there until it is completed. */
  beginUpload(key: string): Promise<string>;
  /** Makes one object of the parts, in the order of their numbers. Once more is once. */
  completeUpload(key: string, uploadId: string, parts: readonly UploadedPart[]): Promise<void>;
  /** Throws away what was sent. */
  abortUpload(key: string, uploadId: string): Promise<void>;
  /** Where anybody may PUT one part, for a time. */
  partUrl(key: string, upload: { uploadId: string; number: number }, seconds: number): Promise<string>;
  /** Where anybody may GET the object, for a time. */
  downloadUrl(key: string, seconds: number): Promise<string>;
  /** Makes the bucket if it is not there. */
  ensureBucket(): Promise<void>;
}
