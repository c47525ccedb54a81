import type { CoverPrediction } from '../covers/cover-prediction.js';

/** A row that was answered, to be asked of another model as well. */
export interface Comparison {
  answered: CoverPrediction;
  /** Asks the other model. */
  ask(): CoverPrediction | Promise<CoverPrediction>;
  /** Told whether both say the same class, or why the other said nothing. */
  compared(outcome: { agrees: boolean; other: CoverPrediction } | { error: unknown }): void;
}

export interface Comparisons {
  add(comparison: Comparison): void;
  /** Those that wait. */
  readonly queued: number;
  /** Those that were left out since there was no room for more. */
  readonly dropped: number;
}

/** A few forests' rows take about a millisecond, and so long at most does a request wait for them. */
const rowsInTurn = 32;

/**
 * Asks other models after the answers are sent, a few rows between one turn of the event loop and the next. What does not fit is left
 * out and counted; a model that never answers stops the comparisons, not the answers.
 */
export function createComparisons({ mostQueued = 1000 }: { mostQueued?: number } = {}): Comparisons {
  const waiting: Comparison[] = [];
  let dropped = 0;
  let isBusy = false;

  async function workOff(): Promise<void> {
    for (const comparison of waiting.splice(0, rowsInTurn)) {
      const { answered, ask, compared } = comparison;
      try {
        const other = await ask();
        compared({ agrees: other.label === answered.label, other });
      } catch (error) {
        compared({ error });
      }
    }
    isBusy = false;
    start();
  }

  function start(): void {
    if (isBusy || waiting.length === 0) return;
    isBusy = true;
    setImmediate(() => void workOff());
  }

  return {
    get queued() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
    add(comparison) {
      if (waiting.length >= mostQueued) {
        dropped++;
        return;
      }
      waiting.push(comparison);
      start();
    },
  };
}
