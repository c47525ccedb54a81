const longest = { who: 200, why: 2000 };

/** What is wrong with an answer that somebody sent, in one sentence; undefined when it can be taken. */
export function explainAnswer(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return 'An answer has the fields verdict, who and why.';
  const { verdict, ...words } = given as Record<string, unknown>;
  if (verdict !== 'approve' && verdict !== 'reject') {
    return `The verdict must be "approve" or "reject", not ${JSON.stringify(verdict)}.`;
  }
  for (const field of ['who', 'why'] as const) {
    const word = words[field];
    if (typeof word !== 'string' || word.trim() === '')
      return `Say ${field}: it stands in the decision for ever.`;
    if (word.length > longest[field])
      return `${field} has ${word.length} characters, at most ${longest[field]}.`;
  }
  return undefined;
}
