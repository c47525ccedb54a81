import { type ApprovalResult, approvals, type PipelineResult } from '@canopy/pipeline-contract';
import { WorkflowFailedError, type WorkflowHandle, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineActivities } from '../activities/contract/pipeline-activities.js';
import type { SettleApprovalInput } from '../activities/contract/registration.js';
import { createQuestions } from '../registration/create-questions.js';
import { aNamespace, type TestNamespace } from '../testing/a-namespace.js';
import { answerApproval } from '../testing/answer-approval.js';
import { fakeActivities } from '../testing/fake-activities.js';
import { bundleSources, runTick } from '../testing/run-tick.js';
import { runWorkflow } from '../testing/run-workflow.js';
import { scenarios, someApproval } from '../testing/scenarios.js';

describe('approve_promotion', () => {
  let namespace: TestNamespace;
  let bundle: NonNullable<WorkerOptions['workflowBundle']>;
  let settled: SettleApprovalInput[];

  beforeAll(async () => {
    [namespace, bundle] = await Promise.all([aNamespace(), bundleSources()]);
  });
  afterAll(() => namespace.remove());

  const ask = <T = ApprovalResult>(
    changes: Partial<PipelineActivities>,
    work: (handle: WorkflowHandle) => Promise<T>,
    input = someApproval,
  ) => runWorkflow<ApprovalResult, T>(namespace, bundle, changes, { type: approvals.workflow, input }, work);

  const settle = fakeActivities().settleApproval;
  const answer = { verdict: 'approve', who: 'Ada', why: 'The drift is known.' };
  const activities = () => {
    settled = [];
    return {
      settleApproval: async (input: SettleApprovalInput) => {
        settled.push(input);
        return settle(input);
      },
    };
  };
  const refusalOf = async (update: Promise<unknown>) => {
    const error = await update.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
    return ((error as WorkflowUpdateFailedError).cause as Error).message;
  };

  it('outlives the tick that asks, which ends at once', async () => {
    const { result, approval, told } = await runTick(
      namespace,
      bundle,
      scenarios['awaiting-approval'],
      async (handle) => {
        const result = (await handle.result()) as PipelineResult;
        const id = approvals.idOf('covertype_classifier', '2');
        const approval = namespace.client.workflow.getHandle(id);
        const told = await answerApproval(approval, answer);
        return { result, approval: await approval.result(), told };
      },
    );

    expect(result).toMatchObject({ outcome: 'AWAITING_APPROVAL', model: { version: '2' } });
    expect(result.reason).toBe('Version 2: it is better; but promotions are held: drift');
    expect(told).toEqual({ outcome: 'approved', reason: 'The drift is known. (Ada)' });
    expect(approval).toEqual(told);
  });

  it('takes one answer that says who and why, and refuses others with the reason', async () => {
    const result = await ask(activities(), async (handle) => {
      expect(await refusalOf(answerApproval(handle, { ...answer, verdict: 'maybe' }))).toContain(
        'not "maybe"',
      );
      expect(await refusalOf(answerApproval(handle, { ...answer, who: ' ' }))).toContain('Say who');
      expect(await refusalOf(answerApproval(handle, { verdict: 'reject', who: 'Ada' }))).toContain('Say why');
      const [first, second] = await Promise.allSettled([
        answerApproval(handle, { ...answer, verdict: 'reject' }),
        answerApproval(handle, { ...answer, verdict: 'reject' }),
      ]);
      expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
      return handle.result() as Promise<ApprovalResult>;
    });

    expect(result.outcome).toBe('rejected');
    expect(settled).toEqual([{ asked: someApproval, end: { ...answer, verdict: 'reject' } }]);
  });

  it('takes silence for a no', async () => {
    const asked = { ...someApproval, hours: 1 / 3600 };

    const result = await ask(activities(), (handle) => handle.result() as Promise<ApprovalResult>, asked);

    expect(result.outcome).toBe('rejected');
    expect(settled[0]?.end).toEqual({ reason: { code: 'unanswered', hours: 1 / 3600 } });
  });

  it('takes its cancellation for a no, and writes it down', async () => {
    const result = await ask(activities(), async (handle) => {
      await handle.cancel();
      return handle.result() as Promise<ApprovalResult>;
    });

    expect(result).toEqual({ outcome: 'rejected', reason: 'withdrawn (gate)' });
  });

  it('ends as overtaken when it is told so, and takes no answer afterwards', async () => {
    const { ended, refusal } = await ask(activities(), async (handle) => {
      await handle.signal(approvals.overtaken);
      await handle.signal(approvals.overtaken);
      return {
        ended: await handle.result(),
        refusal: await answerApproval(handle, answer).catch(({ name }: Error) => name),
      };
    });

    expect(ended).toEqual({ outcome: 'overtaken', reason: 'overtaken (gate)' });
    expect(settled).toHaveLength(1);
    expect(refusal).toBe('WorkflowNotFoundError');
  });

  it('is written down as overtaken though its workflow was ended by force', async () => {
    const questions = createQuestions(namespace.client);
    const asked = { ...someApproval, version: '9' };
    const id = approvals.idOf(asked.modelName, asked.version);

    const ended = await ask(activities(), async () => {
      await questions.overtake(asked);
      return namespace.client.workflow.getHandle(id).result();
    });

    expect(ended).toMatchObject({ outcome: 'overtaken' });
    expect(settled).toEqual([{ asked, end: { reason: { code: 'overtaken' } } }]);
  });

  it('tells whoever answered when the answer could not be written down', async () => {
    const broken = {
      settleApproval: async () => {
        throw ApplicationFailure.nonRetryable('Version 2 is gone', 'MlflowError');
      },
    };

    const { refusal, ended } = await ask(broken, async (handle) => ({
      refusal: await refusalOf(answerApproval(handle, answer)),
      ended: await handle.result().catch((caught: unknown) => caught),
    }));

    expect(refusal).toBe('settleApproval failed: Version 2 is gone');
    expect(ended).toBeInstanceOf(WorkflowFailedError);
  });
});
