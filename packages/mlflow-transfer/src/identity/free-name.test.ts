import { describe, expect, it } from 'vitest';
import { freeName } from './free-name.js';

const among = (taken: string[]) => async (name: string) => taken.includes(name);

describe('freeName', () => {
  it('keeps a name that is free', async () => {
    expect(await freeName('oak', among(['ash']))).toBe('oak');
  });

  it('steps aside from those that are taken', async () => {
    expect(await freeName('oak', among(['oak']))).toBe('oak (imported)');
    expect(await freeName('oak', among(['oak', 'oak (imported)']))).toBe('oak (imported 2)');
  });
});
