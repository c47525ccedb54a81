import { posix } from 'node:path';
import { invalidValue } from '../protocol/refusals.js';

const allowed = /^[/\p{L}\p{N}_.\- :]*$/u;

/**
 * The key of a metric, a parameter or a tag may serve as the path of a file, so it must be a plain one. `path` is
 * the name of the parameter that holds it.
 *
 * @throws TrackingError
 */
export function checkKey(key: string, path: string): void {
  if (!allowed.test(key)) {
    throw invalidValue(
      path,
      key,
      'Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).',
    );
  }
  checkResolvesToItself(key, path);
}

/** @throws TrackingError when `name`, taken as a path, is another path than it seems. */
export function checkResolvesToItself(name: string, path: string): void {
  const resolved = posix.normalize(name).replace(/(?<=.)\/$/, '');
  if (resolved !== name || resolved === '.' || /^(\.\.|\/)/.test(resolved)) {
    throw invalidValue(
      path,
      name,
      `Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '${resolved}'`,
    );
  }
}
