import { parentPort } from 'node:worker_threads';
import { createExplainer, type Explainer } from '@canopy/forest';
import type { ExplainAnswer, Explained, ExplainTask } from './explain-task.js';

// A thread of its own: an explanation takes tens of milliseconds, in which no request could be answered.

/** The champion, and the one before it or a version that was named. */
const mostForests = 2;
const explainers = new Map<number, { explainer: Explainer; classCount: number } | { reason: string }>();

parentPort?.on('message', (task: ExplainTask) => {
  parentPort?.postMessage({ id: task.id, ...explain(task) } satisfies ExplainAnswer);
});

function explain({ forestKey, forest, features, label }: ExplainTask): Explained {
  if (forest !== undefined) {
    const [oldest] = explainers.keys();
    if (explainers.size >= mostForests && oldest !== undefined) explainers.delete(oldest);
    explainers.set(forestKey, prepare(forest));
  }
  const prepared = explainers.get(forestKey);
  if (prepared === undefined) return { reason: 'the model was let go of meanwhile; ask again' };
  if ('reason' in prepared) return prepared;
  const { explainer, classCount } = prepared;
  const values = explainer.explainRow(features);
  const contributions = Float64Array.from(features, (_, f) => values[f * classCount + label] ?? 0);
  return { baseValue: explainer.baseValues[label] ?? 0, contributions };
}

function prepare(forest: NonNullable<ExplainTask['forest']>) {
  try {
    const explainer = createExplainer(forest);
    if (explainer.explains === 'scores') {
      return { reason: 'what features add in a boosted forest are scores, not probabilities' };
    }
    return { explainer, classCount: forest.schema.classNames.length };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
