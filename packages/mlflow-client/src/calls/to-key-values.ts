import type { KeyValue } from '../entities/key-value.js';

/** `{ a: 'x' }` as the wire has it: `[{ key: 'a', value: 'x' }]`. */
export const toKeyValues = (record: Readonly<Record<string, string>> | undefined): KeyValue[] | undefined =>
  record && Object.entries(record).map(([key, value]) => ({ key, value }));
