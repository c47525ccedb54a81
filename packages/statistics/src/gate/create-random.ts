/**
 * A source of uniform numbers in [0, 1) that follows from three words of 32 bits: sfc32 of PractRand (C. Doty-Humphrey), whose
 * first outputs are thrown away, as there.
 */
export function createRandom(seed: readonly [number, number, number]): () => number {
  let [a, b, c] = seed.map((word) => word | 0) as [number, number, number];
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}
