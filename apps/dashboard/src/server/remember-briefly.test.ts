import { describe, expect, it } from 'vitest';
import { rememberBriefly } from './remember-briefly';

describe('rememberBriefly', () => {
  it('asks once for all who ask at the same time, and again when the answer is old', async () => {
    let now = 0;
    let asked = 0;
    const read = rememberBriefly(
      1000,
      () => now,
      async () => ++asked,
    );

    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    now = 999;
    expect(await read()).toBe(1);
    now = 1000;
    expect(await read()).toBe(2);
  });

  it('does not keep a failure', async () => {
    let asked = 0;
    const read = rememberBriefly(
      1000,
      () => 0,
      async () => {
        if (asked++ === 0) throw new Error('away');
        return 'back';
      },
    );

    await expect(read()).rejects.toThrow('away');
    expect(await read()).toBe('back');
  });
});
