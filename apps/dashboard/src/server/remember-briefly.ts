/**
 * Shares one answer among all who ask within `lifetimeMs`: ten open tabs cost as much as one. A failure is
 * shared only while it is under way.
 */
export function rememberBriefly<Answer>(
  lifetimeMs: number,
  now: () => number,
  ask: () => Promise<Answer>,
): () => Promise<Answer> {
  let latest: { answer: Promise<Answer>; until: number } | undefined;
  return () => {
    if (latest !== undefined && now() < latest.until) return latest.answer;
    const asked = { answer: ask(), until: Number.POSITIVE_INFINITY };
    latest = asked;
    asked.answer.then(
      () => {
        asked.until = now() + lifetimeMs;
      },
      () => {
        asked.until = 0;
      },
    );
    return asked.answer;
  };
}
