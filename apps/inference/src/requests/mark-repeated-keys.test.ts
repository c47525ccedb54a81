import { describe, expect, it } from 'vitest';
import { markRepeatedKeys, repeated } from './mark-repeated-keys.js';

const mark = (text: string) => markRepeatedKeys(text, JSON.parse(text));

describe('markRepeatedKeys', () => {
  it('leaves alone what is given once', () => {
    expect(mark('{"a":1,"b":"x:y","c":{"a":2}}')).toEqual({ a: 1, b: 'x:y', c: { a: 2 } });
    expect(mark('[{"a":1,"a":2}]')).toEqual([{ a: 2 }]);
    expect(mark('5')).toBe(5);
  });

  it('finds what is given more than once, however it is written', () => {
    expect(mark('{"a":1,"b":2,"a":3}')).toEqual({ a: repeated, b: 2 });
    expect(mark('{"\\u0061" : 1,"x":"{\\"a\\":","a":1}')).toEqual({ a: repeated, x: '{"a":' });
  });
});
