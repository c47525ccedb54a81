const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// One Ctrl-C arrives several times within moments: from the terminal, and passed on by npm and by the
// script that npm runs.
const samePressMs = 1000;

/** Calls `first` at the first signal to end and `second` at one that comes clearly later. */
export function watchSignals(first: (signal: NodeJS.Signals) => void, second: () => void): void {
  let firstAt: number | undefined;
  const receive = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      first(signal);
    } else if (now - firstAt > samePressMs) {
      second();
    }
  };
  for (const signal of signals) process.on(signal, receive);
}
