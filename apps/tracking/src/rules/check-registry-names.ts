import { invalid, missingValue } from '../protocol/refusals.js';
import { checkResolvesToItself } from './check-key.js';
import { checkLength } from './check-length.js';
import { decodeFully } from './decode-fully.js';

/** @throws TrackingError when no registered model can have this name. */
export function checkModelName(name: string, path = 'name'): void {
  if (name.trim() === '') throw missingValue(path);
  const decoded = decodeFully(name);
  if (/[/:]/.test(decoded)) throw invalid(`Invalid model name '${name}'. Names cannot contain '/' or ':'.`);
  checkLength('name', name, 256);
  checkResolvesToItself(decoded, path);
}

/** @throws TrackingError when no alias can have this name. */
export function checkAlias(alias: string): void {
  if (alias === '') throw invalid('Registered model alias name cannot be empty.');
  if (!/^[\p{L}\p{N}_-]*$/u.test(alias)) {
    throw invalid(
      `Invalid alias name: '${alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    );
  }
  checkLength('Registered model alias name', alias, 255);
  if (alias.toLowerCase() === 'latest') throw invalid("'latest' alias name (case insensitive) is reserved.");
  if (/^[vV]\d+$/.test(alias)) throw invalid(`Version alias name '${alias}' is reserved.`);
}

/** The number of a version. Those that no version can have are 0. @throws TrackingError unless it is an integer. */
export function readVersion(version: string): number {
  if (!/^\s*[+-]?\d+\s*$/.test(version)) {
    throw invalid(`Parameter 'version' must be an integer, got '${version}'.`);
  }
  const number = Number(version);
  return number > 0 && number < 2 ** 31 ? number : 0;
}
