import fc from 'fast-check';

// A pattern takes fast-check milliseconds to read, which is longer than an app takes to answer; a documentation has few.
const read = new Map<string, fc.Arbitrary<string>>();

/** Texts that match a pattern as JSON schemas write it. @throws Error where fast-check cannot make any, e.g. for a look-ahead */
export function textMatching(pattern: string): fc.Arbitrary<string> {
  const texts = read.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  read.set(pattern, texts);
  return texts;
}
