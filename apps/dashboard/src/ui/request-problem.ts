/** Code of the one problem that the server cannot tell: that it is away. */
export const unreachable = 'dashboard_unreachable';

/** A request to the dashboard's own server failed; `what` and `fix` are in the reader's language. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly code: string;
  readonly what: string;
  readonly fix: string;
  readonly detail: string;

  constructor(problem: { code: string; what?: string; fix?: string; detail?: string }) {
    super(problem.what ?? problem.code);
    this.code = problem.code;
    this.what = problem.what ?? '';
    this.fix = problem.fix ?? '';
    this.detail = problem.detail ?? '';
  }
}
