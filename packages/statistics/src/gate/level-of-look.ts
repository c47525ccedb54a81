/**
 * The chance of error that the `look`-th candidate (from 1) against one champion may take of the chance that all of them share:
 * level / (look × (look + 1)), which adds up to `level` over endless looks.
 */
export function levelOfLook(level: number, look: number): number {
  return level / (look * (look + 1));
}
