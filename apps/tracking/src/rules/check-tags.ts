import type { KeyValue } from '@canopy/mlflow-client';
import { invalid } from '../protocol/refusals.js';
import { checkKey } from './check-key.js';
import { checkLength, isLonger } from './check-length.js';

export interface TagLimits {
  key: number;
  value: number;
}

export const experimentTagLimits: TagLimits = { key: 250, value: 20_000 };
export const registryTagLimits: TagLimits = { key: 250, value: 100_000 };

const promptTextTag = 'mlflow.prompt.text';

/** @throws TrackingError when a prompt's text does not fit into the tag of its version that holds it. */
export function checkPromptText(tags: readonly KeyValue[]): void {
  const limit = registryTagLimits.value;
  const isTooLong = ({ key, value }: KeyValue) => key === promptTextTag && isLonger(value, limit);
  if (tags.some(isTooLong)) throw invalid(`Prompt text exceeds max length of ${limit} characters.`);
}

/** @throws TrackingError when a tag's key or value is not one. */
export function checkTags(tags: readonly KeyValue[], limits: TagLimits): void {
  for (const { key, value } of tags) {
    checkKey(key, 'key');
    checkLength('key', key, limits.key);
    checkLength('value', value, limits.value);
  }
}

/** Of tags with the same key only the last, by key: whoever writes several rows takes their locks in this order. */
export function lastOfEachKey<T extends { key: string }>(entries: readonly T[]): T[] {
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  return [...last.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
