/**
 * A forest file of version 3, all numbers little-endian:
 *
 *   header   "CNPF" · u16 version · u16 0 · u32 length of the file · u32 CRC-32 of all that follows · u32 length of the JSON
 *   JSON     `ForestMetadata`, UTF-8
 *   values   f64 each, feature by feature: the edges of a numeric feature, the categories of a categorical one
 *   trees    u32 each: internal nodes of the tree · then u8 each: what its root is
 *   nodes    one after another in preorder: u8 or u16 feature each · then u16 code each · then u8 each: what its children are,
 *            and whether missing values go left
 *   leaves   one after another: a pure leaf is the varint of drawn rows · classes + class; a mixed leaf is a varint of drawn rows
 *            for each class, or an f32 share for each where nobody knows how many rows went where (drawn rows are then 0);
 *            a leaf of a boosted tree, always called mixed, is the f32 that it adds to a score and the varint of its rows
 *
 * Leaves are in the order of the words that refer to them: the roots of trees, then left and right of each node. Where a
 * child is follows from preorder, so it is not written. Edges between ranks follow from the categories. A varint is a number in
 * groups of seven bits, lowest first, each but the last with its eighth bit set (LEB128).
 *
 * Version 2 knew no boosted trees. Version 1 knew neither categories, missing values nor drawn rows. Its leaves are the u8 class of each pure one, then the f32
 * shares of each mixed one.
 */
export const formatMagic = 'CNPF';

/** The version this build writes; it reads this one and all before it. */
export const formatVersion = 3;

export const headerLength = 20;

/** From where on the checksum of the header counts. */
export const checkedFrom = 16;

/** What a reference leads to; the right child's kind is shifted left by two bits. */
export const childKind = { node: 0, pureLeaf: 1, mixedLeaf: 2 } as const;

/** Of the byte that holds the kinds of both children: missing values go left. */
export const missingLeftBit = 16;

/** The feature of a node takes one byte as long as that is enough. */
export function featureWidthOf(featureCount: number): 1 | 2 {
  return featureCount <= 256 ? 1 : 2;
}
