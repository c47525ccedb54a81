const waiting: (() => void)[] = [];

/**
 * Waits for a turn of the event loop of its own: of all that wait, one goes on in each, in their order. However many batches are answered at
 * once, whoever asks meanwhile waits for a block of one of them.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(goOn);
  });
}

function goOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}
