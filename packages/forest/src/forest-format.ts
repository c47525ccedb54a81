/**
 * A forest file, all numbers little-endian:
 *
 *   header   "CNPF" · u16 version · u16 0 · u32 length of the file · u32 CRC-32 of all that follows · u32 length of the JSON
 *   JSON     `ForestMetadata`, UTF-8
 *   edges    f64 each, feature by feature
 *   trees    u32 each: internal nodes of the tree · then u8 each: what its root is
 *   nodes    one after another in preorder: u8 or u16 feature each · then u16 code each · then u8 each: what its children are
 *   leaves   u8 class of each pure leaf · then f32 probabilities of each mixed leaf
 *
 * Leaves are in the order of the words that refer to them: the roots of trees, then left and right of each node. Where a
 * child is follows from preorder, so it is not written.
 */
export const formatMagic = 'CNPF';

/** The version this build writes; it reads this one and all before it. */
export const formatVersion = 1;

export const headerLength = 20;

/** What a reference leads to; the right child's kind is shifted left by two bits. */
export const childKind = { node: 0, pureLeaf: 1, mixedLeaf: 2 } as const;

/** The feature of a node takes one byte as long as that is enough. */
export function featureWidthOf(featureCount: number): 1 | 2 {
  return featureCount <= 256 ? 1 : 2;
}
