import { expect, it } from 'vitest';
import { findPrincipalComponent } from './find-principal-component.js';

it('finds the eigenvector of the largest eigenvalue', () => {
  // Eigenvalues 4, 2 and 1, of (1, 1, 0), (1, -1, 0) and (0, 0, 1).
  const component = findPrincipalComponent(Float64Array.of(3, 1, 0, 1, 3, 0, 0, 0, 1), 3);

  expect(component[0]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(component[1]).toBeCloseTo(Math.SQRT1_2, 12);
  expect(component[2]).toBeCloseTo(0, 12);
});

it('points its largest component upwards', () => {
  const component = findPrincipalComponent(Float64Array.of(1, -2, -2, 4), 2);

  expect(component[0]).toBeCloseTo(-1 / Math.sqrt(5), 12);
  expect(component[1]).toBeCloseTo(2 / Math.sqrt(5), 12);
});

it('is nothing for a matrix of zeros', () => {
  expect([...findPrincipalComponent(new Float64Array(4), 2)]).toEqual([0, 0]);
});
