import type { ApprovalAnswer, ApprovalInput, ApprovalResult } from '@canopy/pipeline-contract';
import { approvals } from '@canopy/pipeline-contract/names';
import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  isCancellation,
  setHandler,
} from '@temporalio/workflow';
import type { ApprovalEnd } from '../activities/contract/registration.js';
import { explainAnswer } from './explain-answer.js';
import { readableFailure } from './readable-failure.js';
import { labelVersion } from './search-attributes.js';
import { settleApproval } from './steps.js';
import { createStory } from './tell-story.js';

const decide = defineUpdate<ApprovalResult, [ApprovalAnswer]>(approvals.update);
const overtaken = defineSignal(approvals.overtaken);

/**
 * Waits until a person approves or rejects a promotion; silence is a no after some hours, and so is the cancellation of this
 * workflow. Once another version has become champion nobody need answer: the watch tells that by a signal. An answer is an Update,
 * so that whoever gives it is told at once what became of it, or why it is none. The function's name is the name of the workflow type.
 */
export async function approve_promotion(asked: ApprovalInput): Promise<ApprovalResult> {
  const { version, reason, hours } = asked;
  const tell = createStory(`May version ${version} be promoted?`);
  labelVersion(version);
  tell(reason);
  let end: ApprovalEnd | undefined;
  let result: ApprovalResult | undefined;
  let failure: unknown;

  setHandler(
    decide,
    async (given) => {
      end = given;
      await condition(() => result !== undefined || failure !== undefined);
      if (result === undefined) throw failure;
      return result;
    },
    {
      validator: (given) => {
        const problem = end === undefined ? explainAnswer(given) : tellEnd(end);
        if (problem !== undefined) throw ApplicationFailure.nonRetryable(problem, 'AnswerError');
      },
    },
  );

  setHandler(overtaken, () => {
    end ??= { reason: { code: 'overtaken' } };
  });

  try {
    if (!(await condition(() => end !== undefined, `${hours} hours`))) {
      end = { reason: { code: 'unanswered', hours } };
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
    end ??= { reason: { code: 'withdrawn' } };
  }
  const given = end ?? { reason: { code: 'withdrawn' } };
  try {
    result = await CancellationScope.nonCancellable(() => settleApproval({ asked, end: given }));
    tell(`**${result.outcome}**: ${result.reason}`);
  } catch (error) {
    failure = readableFailure(error);
  }
  await CancellationScope.nonCancellable(() => condition(allHandlersFinished));
  if (result === undefined) throw failure;
  return result;
}

function tellEnd(end: ApprovalEnd): string {
  return 'verdict' in end ? `${end.who} has answered: ${end.verdict}.` : 'Nobody is asked any more.';
}
