/**
 * The values of a source in their order, of which up to `most` are asked for before they are needed. A source that waits for its next value
 * keeps none back that it has given.
 */
export async function* takeAhead<Value>(source: AsyncIterator<Value>, most: number): AsyncGenerator<Value> {
  const asked: Promise<IteratorResult<Value>>[] = [];
  try {
    for (;;) {
      while (asked.length < most) asked.push(quiet(source.next()));
      const next = await asked.shift();
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    // Not waited for: whatever the source is in the midst of may never come to its end.
    void quiet(Promise.resolve(source.return?.()));
  }
}

/** One that nobody waits for any more may fail. */
function quiet<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
