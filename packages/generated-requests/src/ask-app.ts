import { Agent } from 'node:http';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { arbitraryRequest, type Operation, operationsOf } from './arbitrary-request.js';
import { createKnownValues } from './known-values.js';
import { residentMemory } from './resident-memory.js';
import { type Answer, sendRequest } from './send-request.js';
import { count, emptyTally, isFault, type Tally } from './tally.js';

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

// Each round asks every operation, so that what one of them deletes another has made anew.
const perRound = 100;
const mostShown = 20;

/** Asks every operation of an app what a generator makes of its documentation, over HTTP. */
export async function askApp(options: AskOptions): Promise<AskedApp> {
  const { url, requests, connections, only, seed, say } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const document: unknown = await (await fetch(new URL('/docs/json', url))).json();
  const operations = operationsOf(document as object).filter((operation) => only.test(nameOf(operation)));
  const { known, learn } = createKnownValues();
  learn(examplesOf(document));
  const tallies = new Map(operations.map((operation) => [nameOf(operation), emptyTally()]));
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
    const waiting = fc.sample(arbitraryRequest(operation, known), { numRuns, seed: seed + round });
    const tally = tallies.get(nameOf(operation)) ?? emptyTally();
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const answer = await sendRequest(url, agent, next);
        count(tally, answer);
        if (isFault(answer)) report(operation, next, answer);
        try {
          learn(contentOf(answer));
        } catch {
          report(operation, next, { ...answer, text: `What it calls JSON is none: ${answer.text}` });
        }
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
  };

  for (let round = 0; round < rounds; round++) {
    for (const operation of operations) await ask(operation, round);
    const resident = await residentMemory(url);
    if (round === Math.floor(rounds / 10)) memoryMb.warm = resident;
    say(`${url}: round ${round + 1} of ${rounds}, ${faults} faults, ${resident} MB`);
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
