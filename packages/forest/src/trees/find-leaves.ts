/** How many walk together. With more, their places no longer fit into the processor's registers. */
const lanes = 6;

/**
 * Sends walkers down to their leaves: `references[i]`, where walker `i` begins, becomes the leaf that it ends in, by the codes
 * that begin at `firstCodes[i]`. Six walk at a time, since a step waits for memory most of the time and waiting can be shared;
 * one that has arrived hands its place to the next, as trees are of very different depth.
 */
export function findLeaves(
  nodes: Int32Array,
  references: Int32Array,
  firstCodes: Int32Array,
  count: number,
  codes: Uint16Array,
): void {
  if (count < lanes) {
    for (let i = 0; i < count; i++) references[i] = findLeaf(nodes, references[i], codes, firstCodes[i]);
    return;
  }
  let walkerA = 0;
  let walkerB = 1;
  let walkerC = 2;
  let walkerD = 3;
  let walkerE = 4;
  let walkerF = 5;
  let a = references[0];
  let b = references[1];
  let c = references[2];
  let d = references[3];
  let e = references[4];
  let f = references[5];
  let codesA = firstCodes[0];
  let codesB = firstCodes[1];
  let codesC = firstCodes[2];
  let codesD = firstCodes[3];
  let codesE = firstCodes[4];
  let codesF = firstCodes[5];
  let next = lanes;
  for (;;) {
    // Until one of them has reached a leaf, which is a reference below 0.
    while ((a | b | c | d | e | f) >= 0) {
      a = childOf(nodes, a, codes, codesA);
      b = childOf(nodes, b, codes, codesB);
      c = childOf(nodes, c, codes, codesC);
      d = childOf(nodes, d, codes, codesD);
      e = childOf(nodes, e, codes, codesE);
      f = childOf(nodes, f, codes, codesF);
    }
    if (a < 0) {
      references[walkerA] = a;
      if (next === count) break;
      walkerA = next++;
      a = references[walkerA];
      codesA = firstCodes[walkerA];
    }
    if (b < 0) {
      references[walkerB] = b;
      if (next === count) break;
      walkerB = next++;
      b = references[walkerB];
      codesB = firstCodes[walkerB];
    }
    if (c < 0) {
      references[walkerC] = c;
      if (next === count) break;
      walkerC = next++;
      c = references[walkerC];
      codesC = firstCodes[walkerC];
    }
    if (d < 0) {
      references[walkerD] = d;
      if (next === count) break;
      walkerD = next++;
      d = references[walkerD];
      codesD = firstCodes[walkerD];
    }
    if (e < 0) {
      references[walkerE] = e;
      if (next === count) break;
      walkerE = next++;
      e = references[walkerE];
      codesE = firstCodes[walkerE];
    }
    if (f < 0) {
      references[walkerF] = f;
      if (next === count) break;
      walkerF = next++;
      f = references[walkerF];
      codesF = firstCodes[walkerF];
    }
  }
  references[walkerA] = findLeaf(nodes, a, codes, codesA);
  references[walkerB] = findLeaf(nodes, b, codes, codesB);
  references[walkerC] = findLeaf(nodes, c, codes, codesC);
  references[walkerD] = findLeaf(nodes, d, codes, codesD);
  references[walkerE] = findLeaf(nodes, e, codes, codesE);
  references[walkerF] = findLeaf(nodes, f, codes, codesF);
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
