import { expect, it } from 'vitest';
import { measureAccuracy } from './measure-accuracy.js';

it('counts rows whose likeliest class is theirs, the first of equals', () => {
  const probabilities = Float64Array.of(0.2, 0.8, 0.5, 0.5, 0.5, 0.5, 0.9, 0.1);

  expect(measureAccuracy(probabilities, Uint8Array.of(1, 0, 1, 1), 2)).toEqual({
    accuracy: 0.5,
    rowCount: 4,
  });
});

it('leaves out rows without probabilities', () => {
  const probabilities = Float64Array.of(Number.NaN, Number.NaN, 0.1, 0.9);

  expect(measureAccuracy(probabilities, Uint8Array.of(0, 1), 2)).toEqual({ accuracy: 1, rowCount: 1 });
});
