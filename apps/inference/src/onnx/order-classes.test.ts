import { expect, it } from 'vitest';
import { orderClasses } from './order-classes.js';

it('knows classes by number and by name, in the order of the model', () => {
  expect(orderClasses([6, '0', 'Aspen'], 3)).toEqual([6, 0, 4]);
  expect(orderClasses(undefined, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('refuses labels of no class, a class twice, and another number of probabilities', () => {
  for (const labels of [[1, 7], ['Oak'], [1, 1], ['']]) {
    expect(() => orderClasses(labels, labels.length)).toThrow(
      /^its classes are .*, expected labels among 0 to 6/,
    );
  }
  expect(() => orderClasses(undefined, 3)).toThrow('its classes are 3 without a label');
  expect(() => orderClasses([0, 1, 2], 2)).toThrow('its classes are 0, 1, 2');
});
