import type { Forest, Trees } from './forest.js';

/** Lays trees end to end, in the order given, and moves their references along. */
export function assembleForest(
  parts: readonly Trees[],
  rest: Pick<Forest, 'schema' | 'options' | 'edges' | 'firstTree'>,
): Forest {
  const classCount = rest.schema.classNames.length;
  const roots = new Int32Array(parts.reduce((sum, part) => sum + part.roots.length, 0));
  const nodes = new Int32Array(parts.reduce((sum, part) => sum + part.nodes.length, 0));
  const distributions = new Float32Array(parts.reduce((sum, part) => sum + part.distributions.length, 0));
  let rootStart = 0;
  let nodeStart = 0;
  let distributionStart = 0;
  for (const part of parts) {
    const firstNode = nodeStart;
    const firstLeaf = distributionStart / classCount;
    const move = (reference: number): number => {
      if (reference >= 0) return reference + firstNode;
      return reference >= -classCount ? reference : reference - firstLeaf;
    };
    for (let t = 0; t < part.roots.length; t++) roots[rootStart + t] = move(part.roots[t]);
    for (let word = 0; word < part.nodes.length; word += 3) {
      nodes[nodeStart + word] = part.nodes[word];
      nodes[nodeStart + word + 1] = move(part.nodes[word + 1]);
      nodes[nodeStart + word + 2] = move(part.nodes[word + 2]);
    }
    distributions.set(part.distributions, distributionStart);
    rootStart += part.roots.length;
    nodeStart += part.nodes.length;
    distributionStart += part.distributions.length;
  }
  return { ...rest, roots, nodes, distributions };
}
