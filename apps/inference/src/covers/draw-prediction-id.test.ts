import { expect, it } from 'vitest';
import { drawPredictionId } from './draw-prediction-id.js';

it('draws ids of version 7 that tell their millisecond, and none twice', () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

  const ids = Array.from({ length: 1000 }, () => drawPredictionId(now));

  expect(new Set(ids).size).toBe(1000);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(now);
});

it('draws ids in the order of time', () => {
  const ids = Array.from({ length: 50 }, (_, index) => drawPredictionId(1_700_000_000_000 + index));

  expect(ids).toEqual(ids.toSorted());
});
