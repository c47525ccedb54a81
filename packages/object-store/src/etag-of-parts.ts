import { createHash } from 'node:crypto';

/**
 * The ETag that S3 stores give an object of parts with these ETags: the MD5 of their MD5s, and how many there are.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
export function etagOfParts(etags: readonly string[]): string {
  const md5 = createHash('md5');
  for (const etag of etags) md5.update(Buffer.from(etag.replaceAll('"', ''), 'hex'));
  return `${md5.digest('hex')}-${etags.length}`;
}
