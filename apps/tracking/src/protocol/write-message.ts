import { rawJson } from './raw-json.js';

/**
 * Writes an answer by the rules of protobuf's JSON form: empty lists and unset fields are left out, numbers that
 * JSON has no form for are words, and a bigint is written digit by digit.
 */
export function writeMessage(message: unknown): string {
  return JSON.stringify(message, writeValue);
}

function writeValue(_key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return rawJson(String(value));
  return value ?? undefined;
}
