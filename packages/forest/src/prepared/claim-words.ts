/**
 * Memory that threads share for the records of so many nodes and of all their leaves, enough if no leaf were like another. What is
 * never written to costs nothing.
 */
export function claimWords(nodeCount: number, treeCount: number): Int32Array {
  const recordCount = 2 * nodeCount + treeCount;
  return new Int32Array(new SharedArrayBuffer(3 * recordCount * Int32Array.BYTES_PER_ELEMENT));
}
