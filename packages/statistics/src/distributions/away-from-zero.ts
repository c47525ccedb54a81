const tiny = 1e-300;

/** The value, or a tiny one in place of 0, so that a continued fraction can go on (Lentz, Applied Optics 15, 1976). */
export function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
