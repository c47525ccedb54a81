import { describe, expect, it } from 'vitest';
import { gaussLegendre } from './gauss-legendre.js';

describe('gaussLegendre', () => {
  it('has the points and weights of the rule with three points', () => {
    const { points, weights } = gaussLegendre(3);

    const reach = Math.sqrt(3 / 5) / 2;
    [0.5 - reach, 0.5, 0.5 + reach].forEach((point, i) => {
      expect(points[i]).toBeCloseTo(point, 15);
    });
    [5 / 18, 8 / 18, 5 / 18].forEach((weight, i) => {
      expect(weights[i]).toBeCloseTo(weight, 15);
    });
  });

  it.each([1, 2, 6, 17, 60])('integrates powers below twice its %d points', (count) => {
    const { points, weights } = gaussLegendre(count);

    for (let power = 0; power < 2 * count; power++) {
      const integral = points.reduce((sum, point, i) => sum + weights[i] * point ** power, 0);
      expect(integral * (power + 1)).toBeCloseTo(1, 12);
    }
  });
});
