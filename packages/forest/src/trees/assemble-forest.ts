import type { Forest, Trees } from '../forest.js';
import { LaidTrees } from './laid-trees.js';

/** Lays trees end to end, in the order given, and moves their references along. */
export function assembleForest(parts: readonly Trees[], rest: Omit<Forest, keyof Trees>): Forest {
  const treeCount = parts.reduce((sum, part) => sum + part.roots.length, 0);
  const laid = new LaidTrees(treeCount, rest);
  for (const part of parts) laid.add(part);
  return { ...rest, ...laid.finish() };
}
