import { describe, expect, it } from 'vitest';
import { takeAhead } from './take-ahead.js';

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('takeAhead', () => {
  it('gives all values in their order', async () => {
    async function* source() {
      for (let value = 0; value < 7; value++) yield value;
    }

    expect(await collect(takeAhead(source(), 3))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('asks for no more than so many before they are needed', async () => {
    let given = 0;
    async function* source() {
      for (;;) yield ++given;
    }
    const values = takeAhead(source(), 3);

    await values.next();
    await new Promise(setImmediate);

    expect(given).toBe(3);
    await values.return(undefined);
  });

  it('gives a value while the source waits for the next', async () => {
    async function* source() {
      yield 'first';
      await new Promise(() => undefined);
    }
    const values = takeAhead(source(), 3);

    expect(await values.next()).toEqual({ done: false, value: 'first' });
  });

  it('fails as the source does, after what that has given', async () => {
    async function* source() {
      yield 'first';
      throw new Error('broken off');
    }
    const values = takeAhead(source(), 3);

    expect(await values.next()).toMatchObject({ value: 'first' });
    await expect(values.next()).rejects.toThrow('broken off');
  });

  it('ends the source when nobody takes more', async () => {
    let hasEnded = false;
    async function* source() {
      try {
        for (;;) yield 'again';
      } finally {
        hasEnded = true;
      }
    }

    for await (const _value of takeAhead(source(), 3)) break;
    await new Promise(setImmediate);

    expect(hasEnded).toBe(true);
  });
});
