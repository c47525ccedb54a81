import type { Random } from '../random.js';

/**
 * Draws `count` of the numbers below `of`, each set of them equally likely, and returns them in ascending order (Knuth, "The art
 * of computer programming", volume 2, algorithm 3.4.2 S).
 */
export function drawSubset(random: Random, of: number, count: number): Int32Array {
  const drawn = new Int32Array(count);
  let length = 0;
  for (let number = 0; length < count; number++) {
    if (random.nextBelow(of - number) < count - length) drawn[length++] = number;
  }
  return drawn;
}
