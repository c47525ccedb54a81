import { describe, expect, it } from 'vitest';
import { batchIdOf } from './batch-id.js';

const start = new Date('2026-11-23T23:59:59.999Z');

describe('batchIdOf', () => {
  it('is the day in UTC and eight hexadecimal digits', () => {
    expect(batchIdOf(start, '019dae2e-7e2b-7c1c-8a5b-0f8d1c2b3a49')).toBe('2026-11-23_1c2b3a49');
  });

  it('differs for runs that started in the same moment', () => {
    const ids = ['019dae2e-7e2b-7c1c-8a5b-0f8d1c2b3a49', '019dae2e-7e2b-7c1c-8a5b-0f8d5e6f7a8b'];

    expect(new Set(ids.map((id) => batchIdOf(start, id))).size).toBe(2);
  });
});
