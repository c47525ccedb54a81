import { referenceAt, type TreeView } from '../prepared/view-trees.js';

/** Most questions between a root and a leaf. */
export function measureDepth(view: TreeView): number {
  let deepest = 0;
  const { roots, nodeEnd } = view;
  const depths = new Int32Array(nodeEnd / 3).fill(1);
  // Parents come before their children.
  for (let word = 0; word < nodeEnd; word += 3) {
    const depth = depths[word / 3];
    if (depth > deepest) deepest = depth;
    const left = referenceAt(view, word + 1);
    const right = referenceAt(view, word + 2);
    if (left >= 0) depths[left / 3] = depth + 1;
    if (right >= 0) depths[right / 3] = depth + 1;
  }
  return roots.length === 0 ? 0 : deepest;
}
