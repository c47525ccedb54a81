import { describe, expect, it } from 'vitest';
import { compileLike } from './compile-like.js';

const fits = (text: string, pattern: string, folds = false) => {
  // The text stands between others, as it does in a column.
  const bytes = Buffer.from(`a%${text}a%`);
  return compileLike(pattern)(bytes, 2, bytes.length - 2, folds);
};

describe('a pattern of LIKE', () => {
  it.each([
    ['', ''],
    ['', '%'],
    ['abc', 'abc'],
    ['abc', 'a%'],
    ['abc', '%c'],
    ['abc', '%b%'],
    ['abc', '_b_'],
    ['abcabd', '%ab_'],
    ['aab', '%ab'],
    ['aXbXc', 'a%X%c'],
    ['a\\b', 'a\\b'],
    ['é', '_'],
    ['\u{1f333}x', '_x'],
    ['xéy', '%_y'],
    ['ab', '%%a%%_%%'],
  ])('%j fits %j', (text, pattern) => {
    expect(fits(text, pattern)).toBe(true);
  });

  it.each([
    ['', '_'],
    ['abc', 'ab'],
    ['abc', 'bc'],
    ['abc', '%d%'],
    ['ab', 'ab%ab'],
    ['aba', 'ab%ba'],
    ['é', '__'],
    ['abc', 'ABC'],
    ['a', 'a%a'],
    ['x', '%x_%'],
  ])('%j does not fit %j', (text, pattern) => {
    expect(fits(text, pattern)).toBe(false);
  });

  it('takes large letters for small ones where it is told to', () => {
    expect([fits('ABC', 'a%c', true), fits('ÀBC', 'àbc', true), fits('@[', '`{', true)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
