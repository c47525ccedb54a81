/** Squarings after which a factor of 1 + 1e-8 between the two largest eigenvalues has become one of 1e40 and more. */
const squarings = 34;

/**
 * The unit eigenvector [size] of the largest eigenvalue of a symmetric positive semidefinite matrix [size × size], by the power
 * method on its repeated squares; its largest component (the first of equals) is positive. All 0 for a matrix of zeros.
 */
export function findPrincipalComponent(matrix: Float64Array, size: number): Float64Array {
  let power: Float64Array = matrix;
  for (let i = 0; i < squarings; i++) power = squareAndScale(power, size);

  // A high power of the matrix is a multiple of v·vᵀ: the column with the longest diagonal element is the most exact.
  let longest = 0;
  for (let i = 1; i < size; i++) {
    if (power[i * size + i] > power[longest * size + longest]) longest = i;
  }
  const component = power.slice(longest * size, (longest + 1) * size);
  const length = Math.hypot(...component);
  let largest = 0;
  for (let i = 1; i < size; i++) {
    if (Math.abs(component[i]) > Math.abs(component[largest])) largest = i;
  }
  const scale = length === 0 ? 0 : Math.sign(component[largest]) / length;
  return component.map((value) => value * scale);
}

/** The square of a symmetric matrix divided by its trace, so that no number grows beyond 1. */
function squareAndScale(matrix: Float64Array, size: number): Float64Array {
  const square = new Float64Array(size * size);
  let trace = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += matrix[row * size + k] * matrix[column * size + k];
      square[row * size + column] = sum;
      square[column * size + row] = sum;
      if (row === column) trace += sum;
    }
  }
  return trace === 0 ? square : square.map((value) => value / trace);
}
