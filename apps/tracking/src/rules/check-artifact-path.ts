import { invalid } from '../protocol/refusals.js';
import { decodeFully } from './decode-fully.js';

// Of an S3 key: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
const longestPathBytes = 1024;

// MinIO takes the spaces around a name away before it refuses `.` and `..`: hasBadPathComponent in cmd/generic-handlers.go.
const leadsElsewhere = (segment: string) => segment !== '.' && ['.', '..'].includes(segment.trim());

/**
 * The path of an artifact below its root, or '' for the root itself.
 *
 * @throws TrackingError when the path, with any encoding taken off, leads out of its root or could do so on some system.
 */
export function checkArtifactPath(path: string): string {
  const decoded = decodeFully(path);
  const isBad =
    /[#\\\p{Cc}\ufffe\uffff]/u.test(decoded) ||
    !decoded.isWellFormed() ||
    /^(\/|[a-z]:|file:)/i.test(decoded) ||
    decoded.split('/').some(leadsElsewhere);
  if (isBad) throw invalid('Invalid path');
  if (Buffer.byteLength(path) > longestPathBytes) {
    throw invalid(`The path of the artifact is too long: it has more than ${longestPathBytes} bytes.`);
  }
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
