/** The same items, until the signal aborts: then it throws the signal's reason. */
export function* untilAborted<T>(items: Iterable<T>, signal: AbortSignal): Generator<T> {
  for (const item of items) {
    if (signal.aborted) throw signal.reason;
    yield item;
  }
}
