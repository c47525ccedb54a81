/** What work that is done in slices comes to, done without a pause. */
export function runToEnd<Result>(slices: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
