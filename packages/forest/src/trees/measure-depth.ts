import type { Trees } from '../forest.js';

/** Most questions between a root and a leaf. */
export function measureDepth({ nodes, roots }: Trees): number {
  let deepest = 0;
  const depths = new Int32Array(nodes.length / 3).fill(1);
  // Parents come before their children.
  for (let word = 0; word < nodes.length; word += 3) {
    const depth = depths[word / 3];
    if (depth > deepest) deepest = depth;
    if (nodes[word + 1] >= 0) depths[nodes[word + 1] / 3] = depth + 1;
    if (nodes[word + 2] >= 0) depths[nodes[word + 2] / 3] = depth + 1;
  }
  return roots.length === 0 ? 0 : deepest;
}
