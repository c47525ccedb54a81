import { bytesOf } from './column.js';
import { nameOf, stateColumns } from './column-name.js';
import type { Frame } from './frame.js';
import type { Frames } from './frames.js';

// What a Map of numbers takes for each of them, and a list of numbers.
const bytesPerRun = 44;

const stateNames: ReadonlySet<string> = new Set(Object.values(stateColumns).map(nameOf));

/** Forgets the columns that were used longest ago, and with its last one the frame, until no more than `mostBytes` are left. */
export function makeRoom({ byExperiment }: Frames, mostBytes: number): void {
  const parts = [...byExperiment].flatMap(([id, frame]) => partsOf(id, frame, byExperiment));
  let bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  for (const part of parts.sort((a, b) => a.usedIn - b.usedIn)) {
    if (bytes <= mostBytes) return;
    part.forget();
    bytes -= part.bytes;
  }
}

function partsOf(id: number, frame: Frame, byExperiment: Map<number, Frame>) {
  const state = {
    bytes: bytesPerRun * frame.numbers.length,
    usedIn: 0,
    forget: () => byExperiment.delete(id),
  };
  const parts = [state];
  for (const [name, column] of frame.columns) {
    const part = { bytes: bytesOf(column), usedIn: column.usedIn, forget: () => frame.columns.delete(name) };
    // Every search uses the state.
    state.usedIn = Math.max(state.usedIn, column.usedIn + 0.5);
    if (stateNames.has(name)) state.bytes += part.bytes;
    else parts.push(part);
  }
  return parts;
}
