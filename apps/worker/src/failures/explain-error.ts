/** One line that says what went wrong: an error's message and those of its causes, without stacks. */
export function explainError(error: unknown): string {
  const [first = 'unknown error', ...causes] = messagesOf(error);
  return causes.reduce((line, cause) => (line.includes(cause) ? line : `${line} (${cause})`), first);
}

function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const causes = error.cause === undefined || error.cause === null ? [] : messagesOf(error.cause);
  // Of a request that never got through, Node says only "fetch failed"; its cause says why.
  if (error.message === 'fetch failed' && causes.length > 0) return causes;
  return [error.message || partsOf(error) || codeOf(error) || error.name, ...causes];
}

// What Node throws when each address of a host refused: its own message is empty.
const partsOf = (error: Error) =>
  error instanceof AggregateError ? error.errors.map(explainError).join('; ') : '';

const codeOf = (error: Error) => (error as NodeJS.ErrnoException).code;
