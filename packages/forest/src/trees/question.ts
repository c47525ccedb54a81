/** The feature that a node's first word asks about. */
export function featureOf(question: number): number {
  return (question >>> 16) & 0x7fff;
}

/** The code up to which values go left. */
export function codeOfQuestion(question: number): number {
  return question & 0xffff;
}

/** 1 when a missing value goes left, 0 when it goes right. */
export function missingBitOf(question: number): number {
  return question >>> 31;
}

/**
 * Whether a code goes right. A missing value has the highest code, so it goes right by itself; where it shall go left, both
 * sides of the comparison are moved on by one, which makes it the lowest.
 */
export function goesRight(question: number, code: number): boolean {
  const missingBit = question >>> 31;
  return ((code + missingBit) & 0xffff) > (question & 0xffff) + missingBit;
}
