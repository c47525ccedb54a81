import { describe, expect, it } from 'vitest';
import { WrittenText } from './written-text.js';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('WrittenText', () => {
  it('gives what was added since the last time, however much that is', () => {
    const written = new WrittenText();
    const long = 'ä'.repeat(200_000);

    written.add('first');
    const first = written.take();
    written.add(long);
    written.add('end');
    const second = written.take();

    expect([first, second, written.take()].map(textOf)).toEqual(['first', `${long}end`, '']);
  });

  it('keeps the texts of several apart that are written in turn', () => {
    const texts = ['a', 'b', 'c'].map((letter) => ({ letter, written: new WrittenText(), taken: '' }));

    for (let turn = 0; turn < 60; turn++) {
      for (const text of texts) {
        text.written.add(text.letter.repeat(5000));
        if (text.written.isFull) text.taken += textOf(text.written.take());
      }
    }
    for (const text of texts) text.taken += textOf(text.written.take());

    expect(texts.map(({ taken }) => taken)).toEqual(['a', 'b', 'c'].map((letter) => letter.repeat(300_000)));
  });

  it('leaves a piece that was taken as it is', () => {
    const [one, other] = [new WrittenText(), new WrittenText()];
    one.add('of one');
    const taken = one.take();

    for (let turn = 0; turn < 100; turn++) {
      other.add('of another'.repeat(100));
      one.add('more of one'.repeat(100));
      other.take();
      one.take();
    }

    expect(textOf(taken)).toBe('of one');
  });
});
