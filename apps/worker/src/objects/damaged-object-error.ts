import type { StoredObject } from '@canopy/pipeline-contract';

/** An object does not hold the bytes that were stored under its name. */
export class DamagedObjectError extends Error {
  override readonly name = 'DamagedObjectError';
  readonly uri: string;

  constructor(object: StoredObject, foundBytes: number, foundSha256: string) {
    super(
      `The object ${object.uri} is damaged: expected ${object.bytes} bytes with SHA-256 ${object.sha256}, found ${foundBytes} bytes with ${foundSha256}`,
    );
    this.uri = object.uri;
  }
}
