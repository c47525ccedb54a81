import type { Forest } from '../forest.js';
import type { PreparedForest } from './prepared-forest.js';
import { TreePreparer } from './tree-preparer.js';

/** As many words are laid out in a few milliseconds. */
const wordsOfSlice = 3 << 17;

/** Lays a forest out for those who ask it. It takes as much memory as before, in which all threads can read. */
export function prepareForest(forest: Forest): PreparedForest {
  const slices = prepareInSlices(forest);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** The same for a program that serves others meanwhile: after every few milliseconds of work it waits for `pause`. */
export async function prepareForestInTurns(
  forest: Forest,
  pause: () => Promise<unknown>,
): Promise<PreparedForest> {
  const slices = prepareInSlices(forest);
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
    await pause();
  }
}

function* prepareInSlices({ roots, nodes, ...rest }: Forest): Generator<undefined, PreparedForest> {
  const preparer = new TreePreparer({ roots, nodes });
  for (let start = 0; start < nodes.length; start += wordsOfSlice) {
    preparer.prepareNodes(start, Math.min(start + wordsOfSlice, nodes.length));
    yield;
  }
  return { ...rest, trees: preparer.finish() };
}
