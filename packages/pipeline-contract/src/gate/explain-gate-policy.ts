import type { GatePolicy } from './gate-policy.js';

/** What of a policy contradicts the rest of it, a sentence each, by the names that it has where it was written. */
export function explainGatePolicy(
  { falsePromotions, askFrom, approval }: GatePolicy,
  name: (key: keyof GatePolicy) => string = (key) => `gate/${key}`,
): string[] {
  const problems: string[] = [];
  const given = `${name('askFrom')} is ${askFrom}`;
  if (askFrom > 0 && approval === 'never') {
    problems.push(
      `${given}, but ${name('approval')} is never, so nobody could be asked: set one of them otherwise`,
    );
  }
  if (askFrom > 0 && askFrom <= 1) {
    problems.push(
      `${given}, but an e-value of 1 or less is no evidence at all: set it above 1, or to 0 for never`,
    );
  }
  // The first candidate against a champion needs an e-value of 2 / level, later ones more.
  const needed = 2 / falsePromotions;
  if (askFrom >= needed) {
    problems.push(
      `${given}, but a promotion needs no more than ${needed.toPrecision(3)} at first (2 / ${name('falsePromotions')}): set it lower`,
    );
  }
  return problems;
}
