import { CovertypeMeasures, featureColumns } from '@canopy/covertype';
import { Compile } from 'typebox/compile';
import { repeated } from '../requests/mark-repeated-keys.js';
import type { RequestProblem } from '../requests/request-problems.js';

const fields = Object.entries(CovertypeMeasures.properties).map(([key, schema]) => ({
  key,
  isMeasure: featureColumns.some((column) => column.key === key && column.kind === 'measure'),
  validator: Compile(schema),
}));
const keys = new Set(fields.map(({ key }) => key));
/** So many fields that are no measures are named. */
const mostNamed = 10;
const digits = /^[+-]?\d{1,15}$/;

/** A row as it was asked about. */
export interface ReadMeasures {
  measures: CovertypeMeasures;
  /** Names of fields that are no measures. */
  ignored: readonly string[];
}

const none: readonly string[] = [];

/**
 * Reads the body of a prediction and finds everything that is wrong with it. Digits in a text count as a number, as they do in
 * FastAPI; `null`, true and fractions do not. Fields that are no measures are ignored.
 */
export function readMeasures(body: unknown): ReadMeasures | { problems: RequestProblem[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { problems: [{ loc: ['body'], msg: 'Input should be a valid dictionary', type: 'dict_type' }] };
  }
  const given = body as Readonly<Record<string, unknown>>;
  if (isExact(given)) return { measures: given, ignored: none };
  const measures: CovertypeMeasures = {};
  let problems: RequestProblem[] | undefined;
  for (const { key, isMeasure, validator } of fields) {
    const value = isMeasure ? parseDigits(given[key]) : given[key];
    if (validator.Check(value)) measures[key] = value;
    else {
      const [error] = validator.Errors(value);
      problems ??= [];
      problems.push({ loc: ['body', key], ...describeProblem(value, isMeasure, error) });
    }
  }
  if (problems !== undefined) return { problems };
  const names = Object.keys(given);
  // All measures are there, so that others are what there is besides.
  if (names.length === fields.length) return { measures, ignored: none };
  return { measures, ignored: names.filter((name) => !keys.has(name)).slice(0, mostNamed) };
}

/** Most rows have all measures as they should be, and nothing else: those need no copy. */
function isExact(given: Readonly<Record<string, unknown>>): given is CovertypeMeasures {
  let count = 0;
  for (const _key in given) count++;
  return count === fields.length && fields.every(({ key, validator }) => validator.Check(given[key]));
}

function parseDigits(value: unknown): unknown {
  return typeof value === 'string' && digits.test(value.trim()) ? Number(value) : value;
}

/** The words and codes of FastAPI, whose clients may look for them. */
function describeProblem(
  value: unknown,
  isMeasure: boolean,
  error: { keyword: string; params: object } | undefined,
): Pick<RequestProblem, 'msg' | 'type'> {
  const { limit } = { limit: undefined, ...error?.params };
  if (value === repeated) return { msg: 'Field is given more than once', type: 'repeated_field' };
  if (value === undefined) return { msg: 'Field required', type: 'missing' };
  if (!isMeasure) return { msg: 'Input should be a name or an integer', type: 'value_error' };
  if (error?.keyword === 'minimum') {
    return { msg: `Input should be greater than or equal to ${limit}`, type: 'greater_than_equal' };
  }
  if (error?.keyword === 'maximum') {
    return { msg: `Input should be less than or equal to ${limit}`, type: 'less_than_equal' };
  }
  return { msg: 'Input should be a valid integer', type: 'int_type' };
}
