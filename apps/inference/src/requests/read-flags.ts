import type { RequestProblem } from './request-problems.js';

/** What FastAPI takes for yes and no. */
const meanings = new Map<unknown, boolean>([
  ...['true', '1', 'on', 'yes', 't', 'y'].map((text): [string, boolean] => [text, true]),
  ...['false', '0', 'off', 'no', 'f', 'n'].map((text): [string, boolean] => [text, false]),
]);

/** The query parameters of these names, each yes or no; others are ignored. */
export function readFlags<Name extends string>(
  query: unknown,
  names: readonly Name[],
): { flags: Partial<Record<Name, boolean>> } | { problems: RequestProblem[] } {
  const given = query as Readonly<Record<string, unknown>>;
  const flags: Partial<Record<Name, boolean>> = {};
  const problems: RequestProblem[] = [];
  for (const name of names) {
    const text = given[name];
    if (text === undefined) continue;
    const meaning = meanings.get(typeof text === 'string' ? text.toLowerCase() : text);
    if (meaning !== undefined) flags[name] = meaning;
    else
      problems.push({
        loc: ['query', name],
        msg: 'Input should be a valid boolean, such as true or false',
        type: 'bool_parsing',
      });
  }
  return problems.length === 0 ? { flags } : { problems };
}
