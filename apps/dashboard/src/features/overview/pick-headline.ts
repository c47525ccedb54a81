import type { ChampionAnswer } from '../champion';
import type { Schedule } from '../schedule';
import { judgeOverall, type ServiceHealth } from '../services';
import type { Serving } from '../serving';
import type { Tick } from '../ticks';

/** What is known so far; a part that has not answered yet is absent. */
export interface Known {
  services?: readonly ServiceHealth[] | undefined;
  schedule?: Schedule | undefined;
  ticks?: readonly Tick[] | undefined;
  model?: ChampionAnswer | undefined;
  serving?: Pick<Serving, 'version' | 'refused'> | undefined;
}

export type Headline =
  | { key: 'loading' | 'starting' | 'firstTraining' | 'firstRun' | 'waitingForFirst' | 'pausedWithoutModel' }
  | { key: 'troubled'; down: ServiceHealth['id'][] }
  | { key: 'broken'; count: number }
  | { key: 'running' | 'paused' | 'steadyUnmeasured'; version: string }
  | { key: 'refused'; version: string; instead: string | undefined }
  | { key: 'steady'; version: string; accuracy: number };

const mostNamed = 2;

/** The one sentence that tells a newcomer what is going on: trouble first, then what moves, then what stands. */
export function pickHeadline({ services, schedule, ticks, model, serving }: Known): Headline {
  const down = judgeOverall(services ?? []).troubled.filter(({ state }) => state === 'down');
  // The worker makes the schedule when it is up: where there is none yet, it is on its way for the first time.
  const isNew = schedule?.state === 'missing' && down.every(({ id }) => id === 'worker');
  if (down.length > 0 && isNew) return { key: 'starting' };
  if (down.length > mostNamed) return { key: 'broken', count: down.length };
  if (down.length > 0) return { key: 'troubled', down: down.map(({ id }) => id) };
  if (model === undefined || schedule === undefined || ticks === undefined) return { key: 'loading' };

  const running = ticks.find(({ status }) => status === 'running');
  const isPaused = schedule.state === 'paused';
  if (model.champion === undefined) {
    if (running !== undefined) return { key: hasReachedTraining(running) ? 'firstTraining' : 'firstRun' };
    return { key: isPaused ? 'pausedWithoutModel' : 'waitingForFirst' };
  }
  const { version, accuracy } = model.champion;
  if (serving?.refused?.version === version) return { key: 'refused', version, instead: serving.version };
  if (isPaused) return { key: 'paused', version };
  if (running !== undefined) return { key: 'running', version };
  return accuracy === undefined ? { key: 'steadyUnmeasured', version } : { key: 'steady', version, accuracy };
}

const trainingSteps = ['snapshot', 'startRun', 'train', 'evaluate', 'register'];

function hasReachedTraining(tick: Tick): boolean {
  return trainingSteps.includes(tick.step?.name ?? '');
}
