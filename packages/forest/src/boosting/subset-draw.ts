import type { Random } from '../random.js';

/**
 * Draws `count` of `of` things, each set of them equally likely, while they pass one by one (Knuth, "The art of computer
 * programming", volume 2, algorithm 3.4.2 S). No random number is used up where all are drawn.
 */
export class SubsetDraw {
  private readonly random: Random;
  private passing: number;
  private missing: number;

  constructor(random: Random, of: number, count: number) {
    this.random = random;
    this.passing = of;
    this.missing = count;
  }

  /** Whether the next thing is drawn. */
  takesNext(): boolean {
    const isDrawn = this.missing === this.passing || this.random.nextBelow(this.passing) < this.missing;
    this.passing--;
    if (isDrawn) this.missing--;
    return isDrawn;
  }
}
