import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Client, S3Error } from 'minio';
import { etagOfParts } from './etag-of-parts.js';
import { listObjects } from './list-objects.js';
import { ObjectMissingError } from './object-missing-error.js';
import type { Listing, ObjectInfo, ObjectStore } from './object-store.js';

export interface ObjectStoreOptions {
  /** e.g. `http://127.0.0.1:9000` */
  endpointUrl: string;
  /** The same store as others reach it: the addresses that are handed out begin with it. Default: `endpointUrl`. */
  publicUrl?: string | undefined;
  accessKey: string;
  secretKey: string;
  bucket: string;
}

/** Objects of one bucket of an S3 store such as MinIO. Nothing is sent before the first call. */
export function createObjectStore(options: ObjectStoreOptions): ObjectStore {
  const { bucket } = options;
  const client = connect(options, options.endpointUrl);
  const signer = connect(options, options.publicUrl ?? options.endpointUrl);

  const get = async (key: string): Promise<Readable> => {
    try {
      return await client.getObject(bucket, key);
    } catch (error) {
      throw isMissing(error) ? new ObjectMissingError(bucket, key) : error;
    }
  };

  const stat = async (key: string) => {
    try {
      return await client.statObject(bucket, key);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

  return {
    get,
    async put(key, body, { size, contentType } = {}) {
      const data = body instanceof Uint8Array ? asBuffer(body) : body;
      const length = body instanceof Uint8Array ? body.byteLength : size;
      await client.putObject(bucket, key, data, length, metadata(contentType));
    },
    async putIfAbsent(key, body, { contentType } = {}) {
      try {
        await client.putObject(bucket, key, asBuffer(body), body.byteLength, {
          ...metadata(contentType),
          'If-None-Match': '*',
        });
        return true;
      } catch (error) {
        if (hasCode(error, 'PreconditionFailed')) return false;
        throw error;
      }
    },
    async read(key) {
      return buffer(await get(key));
    },
    async stat(key) {
      const found = await stat(key);
      return found && { key, size: found.size };
    },
    async list(prefix) {
      const listing: Listing = { objects: [], folders: [] };
      for await (const { object, folder } of listObjects(client, { bucket, prefix, recursive: false })) {
        if (folder !== undefined) listing.folders.push(folder);
        else if (object.key !== prefix) listing.objects.push(object);
      }
      return listing;
    },
    async *walk(prefix): AsyncGenerator<ObjectInfo> {
      for await (const { object } of listObjects(client, { bucket, prefix, recursive: true })) {
        if (object) yield object;
      }
    },
    async remove(keys) {
      const listed = keys.filter(isXml);
      const [refusal] = listed.length === 0 ? [] : await client.removeObjects(bucket, listed);
      if (refusal) throw cannotRemove(refusal);
      for (const key of keys) if (!isXml(key)) await client.removeObject(bucket, key);
    },
    beginUpload: (key) => client.initiateNewMultipartUpload(bucket, key, {}),
    async completeUpload(key, uploadId, parts) {
      const inOrder = parts.toSorted((a, b) => a.number - b.number);
      const etags = inOrder.map(({ number, etag }) => ({ part: number, etag }));
      try {
        await client.completeMultipartUpload(bucket, key, uploadId, etags);
      } catch (error) {
        // Asked a second time, since the answer was lost: the upload is gone, and the object is what it made.
        if (!hasCode(error, 'NoSuchUpload')) throw error;
        const found = await stat(key);
        if (found?.etag !== etagOfParts(inOrder.map(({ etag }) => etag))) throw error;
      }
    },
    async abortUpload(key, uploadId) {
      await client.abortMultipartUpload(bucket, key, uploadId);
    },
    partUrl: (key, { uploadId, number }, seconds) =>
      signer.presignedUrl('PUT', bucket, key, seconds, { uploadId, partNumber: String(number) }),
    downloadUrl: (key, seconds) => signer.presignedGetObject(bucket, key, seconds),
    async ensureBucket() {
      if (await client.bucketExists(bucket)) return;
      try {
        await client.makeBucket(bucket);
      } catch (error) {
        if (!hasCode(error, 'BucketAlreadyOwnedByYou')) throw error;
      }
    },
  };
}

/** What a stream of unknown length takes in memory at most; an object of 10,000 such parts may have 160 GB. */
const partBytes = 16 * 1024 * 1024;

function connect({ accessKey, secretKey }: ObjectStoreOptions, endpointUrl: string): Client {
  const url = new URL(endpointUrl);
  const useSSL = url.protocol === 'https:';
  const port = url.port === '' ? (useSSL ? 443 : 80) : Number(url.port);
  return new Client({
    endPoint: url.hostname,
    port,
    useSSL,
    accessKey,
    secretKey,
    region: 'us-east-1',
    partSize: partBytes,
  });
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const metadata = (contentType: string | undefined) =>
  contentType === undefined ? {} : { 'Content-Type': contentType };

/** Of many objects each is refused for itself, below the status of a success; the type names one level too many. */
function cannotRemove(refusal: object): S3Error {
  const { Code, Message, Key } = refusal as { Code?: string; Message?: string; Key?: string };
  const error = new S3Error(`The object "${Key}" was not removed: ${Message}`);
  return Object.assign(error, { code: Code ?? 'InternalError' });
}

// A request for many objects is XML, which has not all characters, and reads others as spaces: https://www.w3.org/TR/xml/#charsets
const isXml = (key: string) => !/[\p{Cc}\ufffe\uffff]/u.test(key);

const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof S3Error && codes.includes(error.code ?? '');

const isMissing = (error: unknown) => hasCode(error, 'NotFound', 'NoSuchKey');
