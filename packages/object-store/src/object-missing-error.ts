/** There is no object of that key. */
export class ObjectMissingError extends Error {
  override readonly name = 'ObjectMissingError';
  readonly bucket: string;
  readonly key: string;

  constructor(bucket: string, key: string) {
    super(`The bucket "${bucket}" has no object "${key}".`);
    this.bucket = bucket;
    this.key = key;
  }
}
