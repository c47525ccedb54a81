import type { Figure, Report } from './report.js';

/** Prints a table for a person and, as the last line, one JSON object for a program. */
export function printReport({ title, machine, figures }: Report): void {
  const rows = figures.map((figure) => [
    figure.meaning,
    String(figure.measured),
    ...judge(figure),
    figure.detail ?? '',
  ]);
  const header = ['figure', 'measured', 'should be', '', ''];
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();

  console.log(`\n${title}\n${machine}\n`);
  for (const row of [header, ...rows]) console.log(line(row));
  console.log(`\n${JSON.stringify(Object.fromEntries(figures.map(({ key, measured }) => [key, measured])))}`);
}

function judge({ measured, atMost, atLeast }: Figure): [bound: string, verdict: string] {
  if (atMost !== undefined) return [`≤ ${atMost}`, measured <= atMost ? 'reached' : 'missed'];
  if (atLeast !== undefined) return [`≥ ${atLeast}`, measured >= atLeast ? 'reached' : 'missed'];
  return ['', ''];
}
