import type { Predictor, PreparedForest } from '@canopy/forest';
import type { FastifyBaseLogger } from 'fastify';
import { createForestThread } from '../threads/create-forest-thread.js';
import { startThread } from '../threads/start-thread.js';

/** The probabilities of many rows, column by column, as `Predictor.predictColumns` gives them. */
export type PredictColumns = (columns: Float64Array[]) => Promise<Float64Array>;

/** Predicts many rows beside whatever else there is to do. */
export interface BatchPredictor {
  /** For the rows of one forest; `predictHere` does it where it is not worth a thread, and where the thread breaks off. */
  predictorOf(forest: PreparedForest, predictHere: Predictor['predictColumns']): PredictColumns;
  close(): Promise<void>;
}

/** To send them to a thread and back takes as long as to predict some ten rows; so many take half a millisecond. */
const fewRows = 64;
/** The champion, a canary, and those that they took the place of. */
const mostForests = 4;
/** After one that broke off, before the next begins. */
const restMs = 5000;

/** Sends rows to a thread of its own, which begins with the first that are many. */
export function createBatchPredictor({ logger }: { logger: FastifyBaseLogger }): BatchPredictor {
  const thread = createForestThread<Float64Array[], Float64Array>({
    start: () => startThread('batch-thread', import.meta.url),
    mostForests,
  });

  let restsUntil = 0;
  const tell = (err: unknown) => {
    restsUntil = performance.now() + restMs;
    logger.error({ err }, 'the thread of batches gave no answer; the rows are predicted beside the requests');
  };

  return {
    predictorOf: (forest, predictHere) => async (columns) => {
      if ((columns[0]?.length ?? 0) < fewRows) return predictHere(columns);
      if (!thread.isUp) {
        // The first that it is asked makes it begin, and nobody waits for that.
        if (thread.waiting === 0 && performance.now() > restsUntil) thread.ask(forest, columns).catch(tell);
        return predictHere(columns);
      }
      try {
        return await thread.ask(forest, columns);
      } catch (error) {
        tell(error);
        return predictHere(columns);
      }
    },
    close: thread.close,
  };
}
