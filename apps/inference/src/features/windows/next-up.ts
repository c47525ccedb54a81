const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The next double above a finite one: what is at least it is above the given number. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  double[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return double[0];
}
