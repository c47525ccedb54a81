import { isRawJson } from './raw-json.js';
import { TrackingError } from './tracking-error.js';

/** The request asks for something that cannot be. */
export const invalid = (message: string) => new TrackingError('INVALID_PARAMETER_VALUE', message);

/** What the request names is not there. */
export const missing = (message: string) => new TrackingError('RESOURCE_DOES_NOT_EXIST', message);

/** A value that a parameter cannot have, in the words of MLflow. */
export function invalidValue(path: string, value: unknown, reason = ''): TrackingError {
  return invalid(`Invalid value ${show(value)} for parameter '${path}' supplied: ${reason}`);
}

const longestShown = 300;

function show(value: unknown): string {
  try {
    const json = JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part));
    return json.slice(0, longestShown);
  } catch {
    return 'that is nested too deeply to be shown';
  }
}

const advice = 'See the API docs for more information about request parameters.';

/** A parameter that must be there and is not, in the words of MLflow. */
export const missingValue = (path: string) =>
  invalid(`Missing value for required parameter '${path}'. ${advice}`);

/** A value of a type that the parameter cannot have, in the words of MLflow. */
export const wrongType = (path: string, value: unknown) =>
  invalidValue(path, value, ` Hint: Value was of type '${pythonTypeOf(value)}'. ${advice}`);

function pythonTypeOf(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (isRawJson(value)) return 'float';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool', bigint: 'int' }[typeof value as string] ?? 'dict';
}
