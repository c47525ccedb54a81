import { Agent } from 'node:http';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { arbitraryRequest } from './arbitrary-request.js';
import { createKnownThings } from './known-things.js';
import { createKnownValues } from './known-values.js';
import { makeTrackedThings } from './make-tracked-things.js';
import { type Operation, operationsOf } from './operation.js';
import { residentMemory } from './resident-memory.js';
import { fieldsOf, type RightRequest, rightRequest } from './right-request.js';
import { type Answer, sendRequest } from './send-request.js';
import { count, emptyTally, isFault, type Tally } from './tally.js';
import { undocumented } from './undocumented.js';

export interface AskOptions {
  /** Where the app listens. Its documentation is at `/docs/json`. */
  url: string;
  /** How many requests each operation gets. */
  requests: number;
  /** How many of them are under way at once. */
  connections: number;
  /** Only operations whose method and path match. */
  only: RegExp;
  seed: number;
  say(line: string): void;
}

export interface AskedApp {
  tallies: ReadonlyMap<string, Tally>;
  /** Megabytes that are resident: before, after a tenth of the requests, and at the end. */
  memoryMb: { start?: number | undefined; warm?: number | undefined; end?: number | undefined };
  faults: number;
}

// Each round asks every operation, in another order, so that what one of them deletes another has made anew.
const perRound = 20;
const roundsPerLine = 25;
const mostShown = 20;

/** Asks every operation of an app what a generator makes of its documentation, over HTTP. */
export async function askApp(options: AskOptions): Promise<AskedApp> {
  const { url, requests, connections, only, seed, say } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const document: unknown = await (await fetch(new URL('/docs/json', url))).json();
  const operations = operationsOf(document as object).filter((operation) => only.test(nameOf(operation)));
  const { known, learn } = createKnownValues();
  learn(examplesOf(document));
  const things = createKnownThings();
  const tallies = new Map(operations.map((operation) => [nameOf(operation), emptyTally(operation)]));
  const rounds = Math.ceil(requests / perRound);
  const memoryMb: AskedApp['memoryMb'] = { start: await residentMemory(url) };
  let faults = 0;

  const report = (operation: Operation, generated: InjectOptions, answer: Answer) => {
    if (faults++ >= mostShown) return;
    say(`${nameOf(operation)} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    say(`  ${JSON.stringify(generated).slice(0, 2000)}`);
  };
  const ask = async (operation: Operation, round: number) => {
    const numRuns = Math.min(perRound, requests - round * perRound);
    const { path } = operation;
    // Half of them mean something.
    const chosen = { numRuns: Math.ceil(numRuns / 2), seed: seed + round };
    const right = rightRequest(operation, known, things.about(path, fieldsOf(operation)));
    const waiting: Partial<RightRequest>[] = [
      ...fc.sample(right, chosen),
      ...fc.sample(arbitraryRequest(operation, known), chosen).map((request) => ({ request })),
    ].slice(0, numRuns);
    const tally = tallies.get(nameOf(operation)) ?? emptyTally(operation);
    const work = async () => {
      for (let next = waiting.pop(); next?.request !== undefined; next = waiting.pop()) {
        const { request, fields, thing } = next;
        const answer = await sendRequest(url, agent, request);
        count(tally, answer);
        if (isFault(answer)) report(operation, request, answer);
        const gap = undocumented(operation, answer);
        if (gap !== undefined) tally.undocumented.add(gap);
        try {
          const content = contentOf(answer);
          learn(content);
          if (answer.status === 404 && thing) things.forget(thing);
          if (answer.status !== 200 || !fields) continue;
          if (/delete/i.test(nameOf(operation))) things.forget(fields);
          // What a search asks for need not be there.
          else things.learn(path, operation.method === 'GET' ? {} : fields, content);
        } catch {
          report(operation, request, { ...answer, text: `What it calls JSON is none: ${answer.text}` });
        }
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
  };
  for (let round = 0; round < rounds; round++) {
    things.keep(await makeTrackedThings(url, operations));
    const all = { minLength: operations.length };
    const [shuffled = []] = fc.sample(fc.shuffledSubarray(operations, all), {
      numRuns: 1,
      seed: seed + round,
    });
    for (const operation of shuffled) await ask(operation, round);
    if (round === Math.floor(rounds / 10)) memoryMb.warm = await residentMemory(url);
    if (round % roundsPerLine > 0) continue;
    say(`${url}: round ${round + 1} of ${rounds}, ${faults} faults, ${await residentMemory(url)} MB`);
  }
  memoryMb.end = await residentMemory(url);
  agent.destroy();
  return { tallies, memoryMb, faults };
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** What a JSON answer holds; undefined where it is of another type, or long. @throws SyntaxError */
function contentOf({ status, headers, text }: Answer): unknown {
  const isJson = status === 200 && /^application\/json/.test(headers['content-type'] ?? '');
  return isJson && text.trim() !== '' && text.length < 100_000 ? JSON.parse(text) : undefined;
}

/** Every example in the documentation, by the name of the field that it is of. */
function examplesOf(document: unknown, field = ''): unknown {
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) => {
    if (name === 'example') return [{ [field]: value }];
    if (name === 'examples' && Array.isArray(value)) return value.map((one) => ({ [field]: one }));
    return examplesOf(value, name);
  });
}
