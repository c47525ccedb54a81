import type { PreparedForest } from '@canopy/forest';

/** What a thread is told. A forest comes with the first question about it, and is known by its key from then on. */
export interface ForestTask<Question> {
  id: number;
  forestKey: number;
  forest?: PreparedForest;
  /** The key of a forest that no more questions come for. */
  done?: number;
  question: Question;
}

/** What it tells: its answer, or why there is none. */
export type ForestAnswer<Answer> = { id: number } & ({ answer: Answer } | { failure: string });
