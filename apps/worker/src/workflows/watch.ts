import type { WatchInput, WatchResult, WindowName } from '@canopy/pipeline-contract';
import type { WindowJudgement } from '../activities/contract/watch.js';
import { readableFailure } from './readable-failure.js';
import {
  applyPolicy,
  checkBreaker,
  closeOvertaken,
  deliverAlerts,
  findWindows,
  judgeWindow,
} from './steps.js';
import { createStory, type TellStory } from './tell-story.js';

/** A window that drifted is looked at again in one so many times as wide, where the policy asks for that. */
const widening = 4;

/**
 * One look at what was predicted: windows that are over, or got labels late, are judged against the training of their version, and the
 * policy says what follows. The function's name is the name of the workflow type.
 */
export async function watch(input: WatchInput): Promise<WatchResult> {
  const tell = createStory('Watch');
  try {
    const { actions } = await checkBreaker({ failures: input.policy.breakerFailures });
    // What stopped the pipeline may keep windows from being judged as well: people are told first.
    if (actions.length > 0) actions.push(...(await deliverAlerts()).actions);
    const { modelName } = input.pipeline;
    actions.push(...(await closeOvertaken({ modelName })).actions);
    const result = await judgeWindows(input, tell);
    actions.push(...result.actions, ...(await deliverAlerts()).actions);
    for (const action of actions) tell(action);
    tell(`**${result.outcome}**: ${result.reason}`);
    return { ...result, actions };
  } catch (error) {
    throw readableFailure(error);
  }
}

async function judgeWindows(input: WatchInput, tell: TellStory): Promise<WatchResult> {
  const nothing = { windows: 0, drifted: 0, actions: [] };
  const found = await findWindows({ windowSeconds: input.windowSeconds });
  if (found.status !== 'found') {
    const outcome = found.status === 'not_logged' ? 'NOT_LOGGED' : 'CLOCK_BEHIND';
    return { ...nothing, outcome, reason: found.reason };
  }
  if (found.windows.length === 0) {
    return {
      ...nothing,
      outcome: 'NOTHING_NEW',
      reason: 'No window has rows or labels that are not judged yet',
    };
  }
  const judgements: WindowJudgement[] = [];
  for (const window of found.windows) {
    const judgement = await judge(input, window);
    judgements.push(judgement);
    tell(judgement.sentence);
  }
  await widenWhereAsked(input, judgements);
  const { policy, pipeline } = input;
  const { modelName } = pipeline;
  const { actions } = await applyPolicy({ modelName, policy, news: found.windows, pipeline });
  const drifted = judgements.filter(({ verdict }) => verdict === 'drift').length;
  const more = found.isMore ? '; more follow in the next run' : '';
  return {
    outcome: 'WATCHED',
    reason: `${judgements.length} windows, of which ${drifted} drifted${more}`,
    windows: judgements.length,
    drifted,
    actions,
  };
}

function judge({ policy, pipeline }: WatchInput, window: WindowName): Promise<WindowJudgement> {
  return judgeWindow({ window, modelName: pipeline.modelName, policy });
}

/** Windows come oldest first. One with too few rows says nothing about the one before. */
function newestOfEach(judgements: readonly WindowJudgement[]): WindowJudgement[] {
  const newest = new Map<string, WindowJudgement>();
  for (const judgement of judgements) {
    if (judgement.verdict !== 'too_few' || !newest.has(judgement.version)) {
      newest.set(judgement.version, judgement);
    }
  }
  return [...newest.values()];
}

/** The wider window ends with the narrow one, and has the last word on drift. */
async function widenWhereAsked(input: WatchInput, judgements: readonly WindowJudgement[]): Promise<void> {
  if (!input.policy.onDrift.includes('widen')) return;
  for (const { version, from, to, verdict } of newestOfEach(judgements)) {
    if (verdict !== 'drift') continue;
    const start = new Date(Date.parse(from) - (widening - 1) * input.windowSeconds * 1000);
    await judge(input, { version, from: start.toISOString(), to });
  }
}
