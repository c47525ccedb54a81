const twoToThe32 = 4_294_967_296;

/**
 * The generator sfc32 of Chris Doty-Humphrey (PractRand, 2010): 128 bits of state, of which 32 are a counter.
 * A seed has one stream for each tree, so that a tree does not depend on who grew the trees before it.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / twoToThe32) | 0;
    this.c = stream | 0;
    // PractRand discards 12 outputs after three words of seed; a few more cost nothing.
    for (let i = 0; i < 16; i++) this.nextBits();
  }

  /** The next 32 bits, as a signed integer. */
  nextBits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** An integer from 0 to `bound` - 1, for a bound up to 2^31; the bias is below bound / 2^32. */
  nextBelow(bound: number): number {
    return belowBound(this.nextBits(), bound);
  }
}

/** An integer from 0 to `bound` - 1, made from 32 random bits. */
export function belowBound(bits: number, bound: number): number {
  return ((bits >>> 0) * bound * (1 / twoToThe32)) | 0;
}
