import type { ChainReport } from '../entities/chain-report.js';
import type { Decision } from '../entities/decision.js';
import { firstPreviousHash, hashDecision } from './hash-decision.js';

// One change breaks one or two links; more than this is a chain of another database.
const mostProblems = 100;

/** How far a chain was checked: so many decisions, and the hash of the last of them. */
export type ChainPoint = Pick<ChainReport, 'length' | 'head'>;

/**
 * Checks decisions, the oldest first: each as it was written, after the one before it. They begin with the first one, or with the one after
 * the point up to which a check has found the chain whole; the report counts those before, too.
 */
export async function checkChain(
  decisions: AsyncIterable<Decision>,
  { length, head }: ChainPoint = { length: 0, head: firstPreviousHash },
): Promise<ChainReport> {
  const report: ChainReport = { length, head, problems: [] };
  let expected = length + 1;
  for await (const decision of decisions) {
    const { position } = decision;
    const note = (reason: string) => {
      if (report.problems.length < mostProblems) report.problems.push({ position, reason });
    };
    if (position !== expected) note(`It follows decision ${expected - 1}: ${missingOf(expected, position)}.`);
    else if (decision.previous_hash !== report.head) {
      note(`It names another hash than that of decision ${position - 1} before it.`);
    }
    if ((await hashDecision(decision)) !== decision.hash)
      note('Its content is not what its hash was made of.');
    report.length++;
    report.head = decision.hash;
    expected = position + 1;
  }
  return report;
}

const missingOf = (first: number, next: number) =>
  next === first + 1 ? `decision ${first} is missing` : `decisions ${first} to ${next - 1} are missing`;
