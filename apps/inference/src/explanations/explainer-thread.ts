import { parentPort } from 'node:worker_threads';
import { createExplainer, type Explainer, type PreparedForest } from '@canopy/forest';
import type { ForestAnswer, ForestTask } from '../threads/forest-task.js';
import type { Explained, ExplainQuestion, Unexplained } from './explain-question.js';

// A thread of its own: an explanation takes tens of milliseconds, in which no request could be answered.

const explainers = new Map<number, { explainer: Explainer; classCount: number } | Unexplained>();

parentPort?.on('message', ({ id, forestKey, forest, done, question }: ForestTask<ExplainQuestion>) => {
  if (done !== undefined) explainers.delete(done);
  if (forest !== undefined) explainers.set(forestKey, prepare(forest));
  parentPort?.postMessage({ id, answer: explain(forestKey, question) } satisfies ForestAnswer<Explained>);
});

function explain(forestKey: number, { features, label }: ExplainQuestion): Explained {
  const prepared = explainers.get(forestKey) ?? unexplained('the model was let go of meanwhile; ask again');
  if ('reason' in prepared) return prepared;
  const { explainer, classCount } = prepared;
  const values = explainer.explainRow(features);
  const contributions = Float64Array.from(features, (_, f) => values[f * classCount + label] ?? 0);
  return { baseValue: explainer.baseValues[label] ?? 0, contributions };
}

function prepare(forest: PreparedForest): { explainer: Explainer; classCount: number } | Unexplained {
  try {
    const explainer = createExplainer(forest);
    if (explainer.explains === 'scores') {
      return {
        why: 'boosting_unexplained',
        reason: 'what features add in a boosted forest are scores, not probabilities',
      };
    }
    return { explainer, classCount: forest.schema.classNames.length };
  } catch (error) {
    return unexplained(error instanceof Error ? error.message : String(error));
  }
}

const unexplained = (reason: string): Unexplained => ({ why: 'unexplained', reason });
