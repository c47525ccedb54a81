import { ForestFormatError } from './forest-format-error.js';

export type Json = Record<string, unknown>;

export function asRecord(value: unknown, name: string): Json {
  expect(typeof value === 'object' && value !== null && !Array.isArray(value), name);
  return { ...(value as object) };
}

export function asList<T>(value: unknown, name: string, isItem: (item: unknown) => item is T): T[];
export function asList(value: unknown, name: string, isItem: (item: unknown) => boolean): unknown[];
export function asList(value: unknown, name: string, isItem: (item: unknown) => boolean): unknown[] {
  if (!Array.isArray(value) || !value.every(isItem)) throw wrong(name);
  return value;
}

export function asCount(value: unknown, name: string): number {
  if (!isCount(value)) throw wrong(name);
  return value;
}

export function asWeight(value: unknown, name: string): number {
  if (!isWeight(value)) throw wrong(name);
  return value;
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isWeight(value: unknown): value is number {
  return isNumber(value) && value >= 0;
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function expect(isRight: boolean, name: string): void {
  if (!isRight) throw wrong(name);
}

export function wrong(name: string): ForestFormatError {
  return new ForestFormatError(`The description inside the forest file has no usable "${name}".`);
}
