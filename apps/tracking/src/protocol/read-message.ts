import { readInt64 } from './int64.js';
import { isRawJson } from './raw-json.js';
import { invalid, missingValue, wrongType } from './refusals.js';

/** The part of a TypeBox schema that a request can use. */
export interface MessageSchema {
  type?: string;
  format?: string;
  enum?: readonly string[];
  minLength?: number;
  default?: unknown;
  items?: MessageSchema;
  properties?: Record<string, MessageSchema>;
  required?: readonly string[];
  /** Another name that the field is known by. */
  alias?: string;
}

/** In a query everything is text, and a list of one looks like one. */
export type MessageOrigin = 'json' | 'query';

/**
 * Reads a request by the rules of protobuf's JSON form (https://protobuf.dev/programming-guides/json/): null is
 * unset, names may be snake_case or camelCase, unknown fields are passed over, 64-bit integers may be texts, NaN is a
 * word, enums are names or numbers.
 *
 * @throws TrackingError that names the field, in the words of MLflow.
 */
export function readMessage(
  schema: MessageSchema,
  value: unknown,
  origin: MessageOrigin,
  path = '',
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(path, value);
  const given = value as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const fieldPath = path === '' ? name : `${path}.${name}`;
    const found = pick(given, name) ?? (field.alias && pick(given, field.alias));
    if (found !== undefined && found !== null) read[name] = readField(field, found, origin, fieldPath);
    else if (field.default !== undefined) read[name] = field.default;
    else if (schema.required?.includes(name)) throw missingValue(fieldPath);
  }
  return read;
}

function pick(given: Record<string, unknown>, name: string): unknown {
  const camel = camelOf(name);
  if (camel !== name && Object.hasOwn(given, camel)) {
    if (Object.hasOwn(given, name)) {
      throw invalid(`Request specifies both '${name}' and '${camel}'; provide only one of them.`);
    }
    return given[camel];
  }
  return Object.hasOwn(given, name) ? given[name] : undefined;
}

// The names are those of schemas, so there are no more of them than fields.
const camelNames = new Map<string, string>();

function camelOf(name: string): string {
  const known = camelNames.get(name);
  if (known !== undefined) return known;
  const camel = name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
  camelNames.set(name, camel);
  return camel;
}

function readField(field: MessageSchema, value: unknown, origin: MessageOrigin, path: string): unknown {
  if (field.format === 'double') return readDouble(value, path);
  if (field.enum) return readEnum(field.enum, value, path);
  switch (field.type) {
    case 'object':
      return readMessage(field, value, origin, path);
    case 'array':
      return readList(field.items ?? {}, value, origin, path);
    case 'integer': {
      const integer = readInt64(value);
      if (integer === undefined) throw wrongType(path, value);
      return integer;
    }
    case 'boolean':
      return readBoolean(value, origin, path);
    default:
      return readText(field, value, path);
  }
}

function readList(item: MessageSchema, value: unknown, origin: MessageOrigin, path: string): unknown[] {
  const list = origin === 'query' && !Array.isArray(value) ? [value] : value;
  if (!Array.isArray(list)) throw wrongType(path, value);
  return list.map((entry, index) => readField(item, entry, origin, `${path}[${index}]`));
}

function readText(field: MessageSchema, value: unknown, path: string): string {
  if (typeof value !== 'string') throw wrongType(path, value);
  if (value === '' && field.minLength) throw missingValue(path);
  if (value.includes('\0') || !value.isWellFormed()) {
    throw invalid(
      `Invalid value for parameter '${path}' supplied: a text holds no U+0000 and no lone surrogate.`,
    );
  }
  return value;
}

function readDouble(value: unknown, path: string): number {
  if (typeof value === 'number') return value;
  if (isRawJson(value)) return Number(value.rawJSON);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && /^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|NaN|-?Infinity)$/i.test(value)) {
    return Number(value);
  }
  throw wrongType(path, value);
}

function readEnum(names: readonly string[], value: unknown, path: string): string {
  // The numbers of MLflow's enums count from 1 in the order of their names.
  const isNumber = typeof value === 'string' ? /^\d+$/.test(value) : Number.isInteger(value);
  const name = isNumber ? names[Number(value) - 1] : value;
  if (typeof name !== 'string' || !names.includes(name)) throw wrongType(path, value);
  return name;
}

function readBoolean(value: unknown, origin: MessageOrigin, path: string): boolean {
  if (typeof value === 'boolean') return value;
  if (origin === 'json') throw wrongType(path, value);
  const word = String(value).toLowerCase();
  if (word !== 'true' && word !== 'false') {
    throw invalid(`Invalid boolean value: ${String(value)}, must be 'true' or 'false'.`);
  }
  return word === 'true';
}
