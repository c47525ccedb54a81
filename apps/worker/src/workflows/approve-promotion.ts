import type { ApprovalAnswer, ApprovalInput, ApprovalResult } from '@canopy/pipeline-contract';
import { approvals } from '@canopy/pipeline-contract/names';
import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  defineUpdate,
  isCancellation,
  setHandler,
} from '@temporalio/workflow';
import { explainAnswer } from './explain-answer.js';
import { readableFailure } from './readable-failure.js';
import { labelVersion } from './search-attributes.js';
import { settleApproval } from './steps.js';
import { createStory } from './tell-story.js';

const decide = defineUpdate<ApprovalResult, [ApprovalAnswer]>(approvals.update);

/**
 * Waits until a person approves or rejects a promotion; silence is a no after some hours, and so is the cancellation of this
 * workflow. It is an Update, not a signal, so that whoever answers is told at once what became of it, or why the answer is
 * none. The function's name is the name of the workflow type.
 */
export async function approve_promotion(asked: ApprovalInput): Promise<ApprovalResult> {
  const { version, reason, hours } = asked;
  const tell = createStory(`May version ${version} be promoted?`);
  labelVersion(version);
  tell(reason);
  let answer: ApprovalAnswer | undefined;
  let result: ApprovalResult | undefined;
  let failure: unknown;

  setHandler(
    decide,
    async (given) => {
      answer = given;
      await condition(() => result !== undefined || failure !== undefined);
      if (result === undefined) throw failure;
      return result;
    },
    {
      validator: (given) => {
        const problem =
          answer === undefined ? explainAnswer(given) : `${answer.who} has answered: ${answer.verdict}.`;
        if (problem !== undefined) throw ApplicationFailure.nonRetryable(problem, 'AnswerError');
      },
    },
  );

  const silence = (why: string): ApprovalAnswer => ({ verdict: 'reject', who: 'nobody', why });
  try {
    if (!(await condition(() => answer !== undefined, `${hours} hours`))) {
      answer = silence(`Nobody answered within ${hours} hours.`);
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
    answer ??= silence('The question was withdrawn.');
  }
  const given = answer ?? silence('Nobody answered.');
  try {
    result = await CancellationScope.nonCancellable(() => settleApproval({ asked, answer: given }));
    tell(`**${result.outcome}**: ${result.reason}`);
  } catch (error) {
    failure = readableFailure(error);
  }
  await CancellationScope.nonCancellable(() => condition(allHandlersFinished));
  if (result === undefined) throw failure;
  return result;
}
