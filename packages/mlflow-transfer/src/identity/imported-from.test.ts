import { describe, expect, it } from 'vitest';
import { importedFromTag, readOrigin, toOriginTag } from './imported-from.js';

describe('the tag of the origin', () => {
  it.each([
    { origin: 'http://127.0.0.1:5000', id: '0a1b', isWhole: true },
    { origin: 'sqlite:/home/me/mlflow.db', id: 'a model #2/1@17', isWhole: false },
  ])('is read as it was written: $id', (origin) => {
    expect(readOrigin([{ key: 'other', value: 'x' }, toOriginTag(origin)])).toEqual(origin);
  });

  it('is nothing on what was made here, or by a hand that knows it not', () => {
    expect(readOrigin([{ key: 'other', value: 'x' }])).toBeUndefined();
    expect(readOrigin([{ key: importedFromTag, value: 'from Paris' }])).toBeUndefined();
  });
});
