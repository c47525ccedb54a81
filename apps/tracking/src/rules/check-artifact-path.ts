import { invalid } from '../protocol/refusals.js';
import { decodeFully } from './decode-fully.js';

/**
 * The path of an artifact below its root, or '' for the root itself.
 *
 * @throws TrackingError when the path, with any encoding taken off, leads out of its root or could do so on some system.
 */
export function checkArtifactPath(path: string): string {
  const decoded = decodeFully(path);
  const isBad =
    /[#\\\p{Cc}]/u.test(decoded) ||
    !decoded.isWellFormed() ||
    /^(\/|[a-z]:|file:)/i.test(decoded) ||
    decoded.split('/').includes('..');
  if (isBad) throw invalid('Invalid path');
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
