import type { Tick } from '../ticks';

/** What a row and the model that is made of it pass through. */
export const stages = ['source', 'rows', 'training', 'gate', 'serving'] as const;
export type Stage = (typeof stages)[number];

const stageOfStep: Record<string, Stage> = {
  fetch: 'source',
  preprocess: 'rows',
  decide: 'rows',
  snapshot: 'training',
  startRun: 'training',
  train: 'training',
  evaluate: 'gate',
  register: 'gate',
};

/** The stage that a running tick is in; none when nothing runs. Serving goes on all the time and is never lit. */
export function findActiveStage(ticks: readonly Tick[] | undefined): Stage | undefined {
  const step = ticks?.find(({ status }) => status === 'running')?.step;
  return step && stageOfStep[step.name];
}
