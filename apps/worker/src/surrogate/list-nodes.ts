import type { CategoryNumbers } from '@canopy/covertype';
import type { PlainTree } from '@canopy/forest';
import type { SurrogateNode } from '@canopy/pipeline-contract';
import type { LabelledColumns } from '../snapshot/decode-snapshot.js';
import { describeQuestion } from './describe-question.js';

/** The nodes of a tree, each before its children, with the classes of the labelled rows that come to it. */
export function listNodes(
  tree: PlainTree,
  { columns, labels }: LabelledColumns,
  classCount: number,
  numbers: CategoryNumbers,
): SurrogateNode[] {
  const nodes: SurrogateNode[] = [];
  add(
    tree,
    Array.from(labels, (_, row) => row),
  );
  return nodes;

  // A tree that a person can read is not deep.
  function add(node: PlainTree, rows: readonly number[]): number {
    const listed: SurrogateNode = { rows: rows.length, classShares: sharesOf(rows) };
    const place = nodes.push(listed) - 1;
    if ('left' in node) {
      const { featureIndex, threshold } = node;
      const goesLeft = (row: number) => (columns[featureIndex]?.[row] ?? 0) < threshold;
      listed.question = {
        ...describeQuestion(featureIndex, threshold, numbers),
        left: add(node.left, rows.filter(goesLeft)),
        right: add(
          node.right,
          rows.filter((row) => !goesLeft(row)),
        ),
      };
    }
    return place;
  }

  function sharesOf(rows: readonly number[]): number[] {
    return Array.from(
      { length: classCount },
      (_, label) => rows.filter((row) => labels[row] === label).length / Math.max(1, rows.length),
    );
  }
}
