import type { Tally } from '../tally.js';

/** What a transfer did, in lines for a person. */
export function describeTally({ counts, problems }: Tally): string[] {
  const lines = Object.entries(counts).map(
    ([kind, { added, present }]) => `${kind.padEnd(18)} ${added} added, ${present} there already`,
  );
  return problems.length === 0
    ? ['', ...lines]
    : [
        '',
        ...lines,
        '',
        `${problems.length} could not be transferred:`,
        ...problems.map((line) => `  ${line}`),
      ];
}
