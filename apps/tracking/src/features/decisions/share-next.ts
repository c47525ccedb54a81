/**
 * The work once at a time, however many ask for it. Who asks while it is done gets the next one, as the present one may have looked
 * already where something was written since; all who wait share that.
 */
export function shareNext<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let present: Promise<unknown> = Promise.resolve();
  let next: Promise<Result> | undefined;
  return () => {
    if (next !== undefined) return next;
    next = present.then(() => {
      next = undefined;
      return work();
    });
    present = next.catch(() => undefined);
    return next;
  };
}
