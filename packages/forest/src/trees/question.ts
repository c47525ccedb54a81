import { missingCode } from '../forest.js';

/** A question: the feature asked about in its fifteen high bits, then whether a missing value goes left, then the code up to which values do. */
export function questionOf(feature: number, code: number, missingGoesLeft: boolean): number {
  return (feature << 17) | (missingGoesLeft ? 1 << 16 : 0) | code;
}

export function featureOf(question: number): number {
  return question >>> 17;
}

/** The code up to which values go left. */
export function codeOfQuestion(question: number): number {
  return question & 0xffff;
}

/** 1 when a missing value goes left, 0 when it goes right. */
export function missingBitOf(question: number): number {
  return (question >>> 16) & 1;
}

/** Whether a code goes right. A missing value has the highest code, so that it goes right by itself. */
export function goesRight(question: number, code: number): boolean {
  if (code === missingCode) return missingBitOf(question) === 0;
  return code > codeOfQuestion(question);
}

/**
 * Writes the code of a feature as questions about it read it: for those that send a missing value right, and for those that send it left,
 * to which it is the lowest code. A question's high half is the place of the one that it reads among all of a row.
 */
export function writeSides(code: number, feature: number, sidedCodes: Uint16Array, firstCode: number): void {
  const place = firstCode + 2 * feature;
  sidedCodes[place] = code;
  sidedCodes[place + 1] = code === missingCode ? 0 : code;
}
