import type { Forest, Trees } from '../forest.js';
import { isMixedLeaf, mixedLeafOf, rowOfLeaf } from './leaf-reference.js';
import { holdsCounts, leafWidthOf } from './leaf-width.js';

/** Lays trees end to end, in the order given, and moves their references along. */
export function assembleForest(parts: readonly Trees[], rest: Omit<Forest, keyof Trees>): Forest {
  const leafWidth = leafWidthOf(rest);
  const roots = new Int32Array(parts.reduce((sum, part) => sum + part.roots.length, 0));
  const nodes = new Int32Array(parts.reduce((sum, part) => sum + part.nodes.length, 0));
  const mixedLength = parts.reduce((sum, part) => sum + part.mixedLeaves.length, 0);
  const mixedLeaves = holdsCounts(rest) ? new Uint32Array(mixedLength) : new Float32Array(mixedLength);
  let rootStart = 0;
  let nodeStart = 0;
  let mixedStart = 0;
  for (const part of parts) {
    const firstNode = nodeStart;
    const firstRow = mixedStart / leafWidth;
    const move = (reference: number): number => {
      if (reference >= 0) return reference + firstNode;
      return isMixedLeaf(reference) ? mixedLeafOf(rowOfLeaf(reference) + firstRow) : reference;
    };
    for (let t = 0; t < part.roots.length; t++) roots[rootStart + t] = move(part.roots[t]);
    for (let word = 0; word < part.nodes.length; word += 3) {
      nodes[nodeStart + word] = part.nodes[word];
      nodes[nodeStart + word + 1] = move(part.nodes[word + 1]);
      nodes[nodeStart + word + 2] = move(part.nodes[word + 2]);
    }
    mixedLeaves.set(part.mixedLeaves, mixedStart);
    rootStart += part.roots.length;
    nodeStart += part.nodes.length;
    mixedStart += part.mixedLeaves.length;
  }
  return { ...rest, roots, nodes, mixedLeaves };
}
