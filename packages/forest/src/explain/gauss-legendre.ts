/** Points between 0 and 1 and the weight of each. */
export interface Quadrature {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/** Newton's method doubles the right digits at each step; from these first guesses four are enough, for any number of points. */
const newtonSteps = 6;

/**
 * The Gauss-Legendre rule with `count` points: the weighted sum of a polynomial's values at the points is its integral from 0 to 1,
 * for every degree below `2 * count`. Points are roots of a Legendre polynomial, first guesses and weights those of Abramowitz
 * and Stegun, Handbook of Mathematical Functions, 22.16.6 and 25.4.29.
 */
export function gaussLegendre(count: number): Quadrature {
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let root = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let step = 0; step < newtonSteps; step++) {
      const { value, slope } = legendre(count, root);
      root -= value / slope;
    }
    const { slope } = legendre(count, root);
    // From the interval between -1 and 1 to the one between 0 and 1.
    points[i] = (1 - root) / 2;
    weights[i] = 1 / ((1 - root * root) * slope * slope);
  }
  return { points, weights };
}

/** The Legendre polynomial of a degree of at least 1, by Bonnet's recursion. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}
