import { describe, expect, it } from 'vitest';
import { nameStatements } from './name-statements.js';

describe('nameStatements', () => {
  it('names a text when it comes a second time, and calls it the same from then on', () => {
    const nameOf = nameStatements(2);

    const [first, second, third] = [nameOf('a'), nameOf('a'), nameOf('a')];

    expect(first).toBeUndefined();
    expect(second).toBeDefined();
    expect(third).toBe(second);
    expect([nameOf('b'), nameOf('b')][1]).not.toBe(second);
  });

  it('gives no more names than it may, however many texts come', () => {
    const nameOf = nameStatements(3);

    const names = Array.from({ length: 100 }, (_, index) => [nameOf(`${index}`), nameOf(`${index}`)][1]);

    expect(new Set(names.filter((name) => name !== undefined)).size).toBe(3);
    expect(nameOf('0')).toBe(names[0]);
  });

  it('gives none to a long text, and keeps its name for another', () => {
    const nameOf = nameStatements(1);
    const long = `SELECT ${'x'.repeat(5000)}`;

    expect([nameOf(long), nameOf(long), nameOf(long)]).toEqual([undefined, undefined, undefined]);
    expect([nameOf('a'), nameOf('a')][1]).toBeDefined();
  });
});
