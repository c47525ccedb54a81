import { invalid } from '../protocol/refusals.js';

/** Characters as Python counts them: code points. */
const lengthOf = (text: string) => [...text].length;

export const isLonger = (text: string, limit: number): boolean =>
  text.length > limit && lengthOf(text) > limit;

/** @throws TrackingError when `text` has more than `limit` characters. */
export function checkLength(what: string, text: string, limit: number): void {
  if (isLonger(text, limit)) {
    throw invalid(`'${what}' exceeds the maximum length of ${limit} characters`);
  }
}

/** The first `limit` characters. */
export function cutToLength(text: string, limit: number): string {
  return text.length > limit ? [...text].slice(0, limit).join('') : text;
}
