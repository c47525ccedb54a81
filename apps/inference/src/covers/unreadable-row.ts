import type { RequestProblem } from '../requests/request-problems.js';

/** Stands where no row could be read. */
export class UnreadableRow {
  readonly problems: readonly RequestProblem[];

  constructor(problems: readonly RequestProblem[]) {
    this.problems = problems;
  }
}
