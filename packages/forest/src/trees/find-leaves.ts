/**
 * Sends walkers down to their leaves: `references[i]`, where walker `i` begins, becomes the leaf that it ends in, by the codes
 * that begin at `firstCodes[i]`. Four walk at a time, since a step waits for memory most of the time and waiting can be shared.
 */
export function findLeaves(
  nodes: Int32Array,
  references: Int32Array,
  firstCodes: Int32Array,
  count: number,
  codes: Uint16Array,
): void {
  const together = count - (count % 4);
  for (let i = 0; i < together; i += 4) {
    let a = references[i];
    let b = references[i + 1];
    let c = references[i + 2];
    let d = references[i + 3];
    const codesOfA = firstCodes[i];
    const codesOfB = firstCodes[i + 1];
    const codesOfC = firstCodes[i + 2];
    const codesOfD = firstCodes[i + 3];
    // Until the first of them has reached a leaf, which is a reference below 0.
    while ((a | b | c | d) >= 0) {
      a = childOf(nodes, a, codes, codesOfA);
      b = childOf(nodes, b, codes, codesOfB);
      c = childOf(nodes, c, codes, codesOfC);
      d = childOf(nodes, d, codes, codesOfD);
    }
    references[i] = findLeaf(nodes, a, codes, codesOfA);
    references[i + 1] = findLeaf(nodes, b, codes, codesOfB);
    references[i + 2] = findLeaf(nodes, c, codes, codesOfC);
    references[i + 3] = findLeaf(nodes, d, codes, codesOfD);
  }
  for (let i = together; i < count; i++) {
    references[i] = findLeaf(nodes, references[i], codes, firstCodes[i]);
  }
}

function findLeaf(nodes: Int32Array, from: number, codes: Uint16Array, firstCode: number): number {
  let reference = from;
  while (reference >= 0) reference = childOf(nodes, reference, codes, firstCode);
  return reference;
}

/** The sign of a difference stands for the comparison, because a branch that goes either way is guessed wrong half the time. */
function childOf(nodes: Int32Array, reference: number, codes: Uint16Array, firstCode: number): number {
  // plainly: nodes[reference + (goesRight(question, codes[firstCode + featureOf(question)]) ? 2 : 1)]
  const question = nodes[reference];
  const missingBit = question >>> 31;
  const code = (codes[firstCode + ((question >>> 16) & 0x7fff)] + missingBit) & 0xffff;
  const isRight = ((question & 0xffff) + missingBit - code) >>> 31;
  return nodes[reference + 1 + isRight];
}
