import { expect, it } from 'vitest';
import { measureF1Macro } from './measure-f1-macro.js';

it('gives each class the same say, however few its rows', () => {
  const f1Macro = measureF1Macro([
    [98, 0],
    [1, 1],
  ]);

  expect(f1Macro).toBeCloseTo((196 / 197 + 2 / 3) / 2, 15);
});

it('leaves out a class that neither truth nor prediction names', () => {
  const f1Macro = measureF1Macro([
    [2, 0, 0],
    [0, 0, 0],
    [0, 0, 3],
  ]);

  expect(f1Macro).toBe(1);
});

it('counts a class that only a prediction names as 0', () => {
  const f1Macro = measureF1Macro([
    [1, 1],
    [0, 0],
  ]);

  expect(f1Macro).toBeCloseTo(1 / 3, 15);
});
