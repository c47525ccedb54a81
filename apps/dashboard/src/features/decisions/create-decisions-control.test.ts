import { type Decision, type ListDecisions, type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import type { Client } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { Temporal } from '../../server/create-temporal';
import { createDecisionsControl } from './create-decisions-control';

const aDecision = (position: number, changes: Partial<Decision>): Decision => ({
  position,
  name: 'm',
  alias: 'champion',
  version: '2',
  outcome: 'promoted',
  who: 'gate',
  why: 'It is better.',
  decided_at: 0,
  previous_hash: '',
  hash: '',
  ...changes,
});

const rolledBack = aDecision(3, { outcome: 'rolled_back', version: '2', from_version: '2', to_version: '1' });
const waiting = aDecision(4, { outcome: 'awaiting_approval', version: '3', from_version: '1' });

function aControl(decisions: Decision[], result = { outcome: 'approved', reason: 'Known drift. (Ada)' }) {
  const taken: object[] = [];
  const take = (name: string) => async (step: object) => {
    if (taken.length > 0)
      throw new MlflowError('It was not rolled back.', { errorCode: 'INVALID_STATE', status: 400 });
    taken.push({ ...step, name });
  };
  const mlflow = {
    modelVersions: { getByAlias: async () => ({ version: '1' }) },
    decisions: {
      list: async ({ outcomes, unansweredOnly, maxResults = 100, pageToken = '1000' }: ListDecisions) => {
        const found = decisions.filter(
          ({ outcome, position }) =>
            position < Number(pageToken) &&
            (outcomes?.includes(outcome) ?? true) &&
            !(unansweredOnly && decisions.some(({ answers }) => answers === position)),
        );
        const page = found.slice(0, maxResults);
        return {
          decisions: page,
          ...(found.length > page.length && { nextPageToken: String(page.at(-1)?.position) }),
        };
      },
      verify: async () => ({ length: decisions.length, head: '', problems: [] }),
      rollBack: take('rollBack'),
      undo: take('undo'),
    },
  } as unknown as MlflowClient;
  const workflow = {
    getHandle: (id: string) => ({
      executeUpdate: async (name: string, { args }: { args: object[] }) => {
        taken.push({ id, name, args });
        return result;
      },
    }),
  };
  const temporal: Temporal = { namespace: 'default', ask: (ask) => ask({ workflow } as unknown as Client) };
  return {
    taken,
    control: createDecisionsControl({
      mlflow,
      temporal,
      modelName: 'm',
      newKey: () => 'key',
    }),
  };
}

describe('createDecisionsControl', () => {
  it('shows which question is open, and what undoing would bring back', async () => {
    const { control } = aControl([waiting, rolledBack]);

    expect(await control.read()).toMatchObject({
      latest: [
        { version: '3', question: 'open' },
        { version: '2', question: 'none' },
      ],
      champion: '1',
      undoes: '2',
      chain: { length: 2, problems: [] },
    });
  });

  it('shows neither once both are answered', async () => {
    const restored = aDecision(5, { outcome: 'restored', answers: 3 });
    const rejected = aDecision(6, { outcome: 'rejected', version: '3', answers: 4 });

    const { latest, undoes } = await aControl([rejected, restored, waiting, rolledBack]).control.read();

    expect(latest.every(({ question }) => question === 'none')).toBe(true);
    expect(undoes).toBeUndefined();
  });

  it('asks nothing about a version that was judged against another champion', async () => {
    const late = aDecision(5, { outcome: 'awaiting_approval', version: '4', from_version: '2' });

    const { latest } = await aControl([late, waiting]).control.read();

    expect(latest.map(({ question }) => question)).toEqual(['overtaken', 'open']);
  });

  it('shows a question that was asked long ago, and what came before the newest page', async () => {
    const many = Array.from({ length: 60 }, (_, index) => aDecision(100 - index, { outcome: 'kept' }));
    const { control } = aControl([...many, waiting]);

    const newest = await control.read();
    const older = await control.read({ before: newest.next ?? '' });

    expect(newest.latest.map(({ position }) => position)).toEqual(
      many.slice(0, 50).map((one) => one.position),
    );
    expect(newest.waiting).toMatchObject([{ position: 4, version: '3', question: 'open' }]);
    expect(older.latest.at(-1)).toMatchObject({ position: 4, question: 'open' });
    expect(older).not.toHaveProperty('next');
  });

  it('tells the reasons as codes where the evidence has them, and the words where it has none', async () => {
    const reasons = [{ code: 'unanswered', hours: 24 }];
    const evidences = [JSON.stringify({ reasons }), JSON.stringify({ reasons: ['drift'] }), '{', undefined];
    const decisions = evidences.map((evidence, index) =>
      aDecision(9 - index, { why: 'words', ...(evidence !== undefined && { evidence }) }),
    );

    const { latest } = await aControl(decisions).control.read();

    expect(latest.map((row) => row.reasons ?? row.why)).toEqual([reasons, 'words', 'words', 'words']);
  });

  it('tells whoever approves that it came too late', async () => {
    const { control } = aControl([waiting], { outcome: 'overtaken', reason: 'too late' });

    await expect(
      control.answer({ version: '3', verdict: 'approve', who: 'Ada', why: 'Known drift.' }),
    ).rejects.toMatchObject({ code: 'decision_refused', detail: 'too late' });
  });

  it('sends an answer to the workflow that waits about the version', async () => {
    const { control, taken } = aControl([waiting]);

    await control.answer({ version: '3', verdict: 'approve', who: 'Ada', why: 'Known drift.' });

    expect(taken).toEqual([
      { id: 'approval-m-3', name: 'decide', args: [{ verdict: 'approve', who: 'Ada', why: 'Known drift.' }] },
    ]);
  });

  it('takes a step about the champion that the page showed, and tells why one is refused', async () => {
    const { control, taken } = aControl([rolledBack]);
    const signed = { who: 'Ada', why: 'Odd answers.' };

    await expect(control.rollBack({ champion: '2', ...signed })).rejects.toMatchObject({
      code: 'decision_refused',
    });
    await control.rollBack({ champion: '1', ...signed });
    await expect(control.undo({ champion: '1', ...signed })).rejects.toMatchObject({
      code: 'decision_refused',
      detail: 'It was not rolled back.',
    });

    expect(taken).toEqual([{ name: 'rollBack', alias: 'champion', idempotencyKey: 'key', ...signed }]);
  });
});
