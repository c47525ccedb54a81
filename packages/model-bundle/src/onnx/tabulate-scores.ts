import { type Forest, rowOfLeaf } from '@canopy/forest';
import type { LeafTable } from './leaf-table.js';

/** Numbers of a boosted forest for each leaf: what it adds to a score, and how many rows it holds. */
const leafWidth = 2;

/** The leaves of a boosted forest: each adds to the score of the class that its tree is of. */
export function tabulateScores(forest: Forest): LeafTable {
  const { mixedLeaves } = forest;
  const rowCount = mixedLeaves.length / leafWidth;
  return {
    classIds: findClasses(forest, rowCount),
    weights: Float64Array.from({ length: rowCount }, (_, row) => mixedLeaves[leafWidth * row]),
    silent: 0,
    countOf: () => 1,
    entryOf: rowOfLeaf,
  };
}

/** The class of each leaf: tree t is of class t modulo the number of classes. */
function findClasses({ roots, nodes, schema }: Forest, leafCount: number): Uint8Array {
  const ofLeaf = new Uint8Array(leafCount);
  const ofNode = new Uint8Array(nodes.length / 3);
  const assign = (reference: number, classId: number) => {
    if (reference < 0) ofLeaf[rowOfLeaf(reference)] = classId;
    else ofNode[reference / 3] = classId;
  };
  roots.forEach((root, t) => {
    assign(root, t % schema.classNames.length);
  });
  for (let node = 0; node < ofNode.length; node++) {
    assign(nodes[3 * node + 1], ofNode[node]);
    assign(nodes[3 * node + 2], ofNode[node]);
  }
  return ofLeaf;
}
