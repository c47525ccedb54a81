/**
 * A reference below 0 is a leaf, held in the 31 low bits of its complement. The highest of them says whether the leaf is mixed.
 * A mixed leaf's other bits are its row in the forest's table of mixed leaves; those of a pure leaf are its drawn rows (22 bits,
 * 0 where nobody knows) and its class (8 bits). A pure leaf of more rows is written as a mixed one.
 */
const mixedBit = 1 << 30;

/** Most drawn rows that a reference to a pure leaf can hold. */
export const maxPureCount = 2 ** 22 - 1;

export function pureLeafOf(classId: number, drawnRows: number): number {
  return ~((drawnRows << 8) | classId);
}

export function mixedLeafOf(row: number): number {
  return ~(mixedBit | row);
}

export function isMixedLeaf(reference: number): boolean {
  return (~reference & mixedBit) !== 0;
}

/** The class of a pure leaf. */
export function classOfLeaf(reference: number): number {
  return ~reference & 255;
}

/** How many drawn rows a pure leaf holds; 0 where nobody knows. */
export function drawnRowsOfLeaf(reference: number): number {
  return ~reference >>> 8;
}

/** The row of a mixed leaf in the forest's table. */
export function rowOfLeaf(reference: number): number {
  return ~reference & (mixedBit - 1);
}
