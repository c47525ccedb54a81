import type { ChainReport } from '../entities/chain-report.js';
import type { Decision } from '../entities/decision.js';
import { firstPreviousHash, hashDecision } from './hash-decision.js';

// One change breaks one or two links; more than this is a chain of another database.
const mostProblems = 100;

/** Checks decisions, the oldest first and from the first one on: each as it was written, after the one before it. */
export async function checkChain(decisions: AsyncIterable<Decision>): Promise<ChainReport> {
  const report: ChainReport = { length: 0, head: firstPreviousHash, problems: [] };
  let expected = 1;
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
