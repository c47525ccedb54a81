import type { Queries } from '../../database/store.js';
import { writeMessage } from '../../protocol/write-message.js';
import { type RunState, readRuns } from './read-runs.repository.js';

/** Runs as the JSON text that clients get. */
export interface RunTexts {
  /** The texts of these states, in UTF-8 and in this order. A run that is gone by now has none. */
  of(states: readonly RunState[]): Promise<Buffer[]>;
}

/**
 * Keeps the texts that were asked for last, `mostBytes` of them. A text stands for a run at one revision, so it is never
 * old, whichever process writes to the run: what it is made of is read after the revision, and a later write makes the
 * next reader see another revision.
 */
export function createRunTexts(queries: Queries, mostBytes: number): RunTexts {
  // In the order of their last use.
  const kept = new Map<string, { revision: string; text: Buffer }>();
  let bytes = 0;
  const drop = (id: string) => {
    bytes -= kept.get(id)?.text.length ?? 0;
    kept.delete(id);
  };
  const keep = ({ id, revision }: RunState, text: Buffer) => {
    drop(id);
    if (text.length > mostBytes) return;
    kept.set(id, { revision, text });
    bytes += text.length;
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      drop(oldest);
    }
  };
  return {
    async of(states) {
      const texts = new Map<string, Buffer>();
      for (const state of states) {
        const found = kept.get(state.id);
        if (found?.revision !== state.revision) continue;
        texts.set(state.id, found.text);
        keep(state, found.text);
      }
      const missing = states.filter(({ id }) => !texts.has(id));
      const runs = await readRuns(queries, missing);
      for (const state of missing) {
        const run = runs.get(state.id);
        if (run === undefined) continue;
        const text = inOwnMemory(writeMessage(run));
        texts.set(state.id, text);
        keep(state, text);
      }
      return states.flatMap(({ id }) => texts.get(id) ?? []);
    },
  };
}

/** In UTF-8. `Buffer.from` would cut it from a larger piece of memory, which stays for as long as any part of it is kept. */
function inOwnMemory(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
