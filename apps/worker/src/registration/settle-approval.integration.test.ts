import { aDatabase, type TestDatabase } from '@canopy/database/testing';
import type { ApprovalAnswer, ApprovalInput } from '@canopy/pipeline-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalEnd } from '../activities/contract/registration.js';
import { addDecision } from '../testing/in-memory-decisions.js';
import { type InMemoryTracking, inMemoryTracking } from '../testing/in-memory-tracking.js';
import { closeOvertaken } from './close-overtaken.js';
import { settleApproval } from './settle-approval.js';

const name = 'covertype_classifier';
const alias = 'champion';
const approval: ApprovalAnswer = { verdict: 'approve', who: 'Ada', why: 'Known drift.' };

describe('a question about a version', () => {
  let database: TestDatabase;
  let tracking: InMemoryTracking;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    tracking = inMemoryTracking();
    for (const key of ['1', '2', '3', '4']) {
      await tracking.client.modelVersions.create({ name, source: 's', idempotencyKey: key });
    }
    tracking.aliases.set(alias, '1');
  });

  /** Asks about a version that was judged against the present champion. */
  function ask(version: string): ApprovalInput {
    const champion = tracking.aliases.get(alias) ?? '';
    const question = {
      name,
      alias,
      version,
      outcome: 'awaiting_approval',
      who: 'gate',
      why: 'but …',
    } as const;
    const { position } = addDecision(tracking, { ...question, fromVersion: champion }, champion);
    return { modelName: name, version, champion, position, reason: 'but …', hours: 24 };
  }

  const settle = (asked: ApprovalInput, end: ApprovalEnd) =>
    settleApproval({ tracking: tracking.client, prisma: database.prisma }, { asked, end });
  const close = async () => {
    const overtaken: string[] = [];
    const questions = { overtake: async ({ version }: ApprovalInput) => void overtaken.push(version) };
    const { actions } = await closeOvertaken({ tracking: tracking.client, questions }, name);
    return { overtaken, actions };
  };
  const gateTagOf = (version: string) =>
    tracking.versions.find((one) => one.version === version)?.tags.find(({ key }) => key === 'gate')?.value;

  it('is rejected by silence, with the hours as a reason that any language can tell', async () => {
    const asked = ask('2');

    const result = await settle(asked, { reason: { code: 'unanswered', hours: 24 } });

    expect(result).toEqual({ outcome: 'rejected', reason: 'Nobody answered within 24 hours. (gate)' });
    expect(tracking.decisions.at(-1)).toMatchObject({ outcome: 'rejected', answers: asked.position });
    expect(JSON.parse(tracking.decisions.at(-1)?.evidence ?? '')).toEqual({
      reasons: [{ code: 'unanswered', hours: 24 }],
    });
    expect(tracking.aliases.get(alias)).toBe('1');
  });

  it('is overtaken when it is approved after another version became champion', async () => {
    const [second, third] = [ask('2'), ask('3')];
    await settle(second, approval);

    const result = await settle(third, { ...approval, who: 'Bob' });

    expect(result.outcome).toBe('overtaken');
    expect(result.reason).toBe(
      'Bob approved it (Known drift.), but too late: The champion is version 2 now, and this model was judged against version 1. (gate)',
    );
    expect(tracking.aliases.get(alias)).toBe('2');
    expect(gateTagOf('3')).toBe('overtaken');
  });

  it('is closed once another version is champion, and no other is', async () => {
    const [second] = [ask('2'), ask('3')];
    expect((await close()).overtaken).toEqual([]);
    await settle(second, approval);
    ask('4');

    const { overtaken, actions } = await close();

    expect(overtaken).toEqual(['3']);
    expect(actions).toEqual(['closed the question about version 3: another champion came']);
  });

  it('is closed once, wherever a worker dies on the way', async () => {
    const [second, third] = [ask('2'), ask('3')];
    await settle(second, approval);
    const end: ApprovalEnd = { reason: { code: 'overtaken' } };
    const before = tracking.calls.length;

    for (let calls = 0; ; calls++) {
      tracking.failAfterCalls = before + calls;
      const isDone = await settle(third, end).then(
        () => true,
        () => false,
      );
      tracking.failAfterCalls = undefined;
      tracking.calls.length = before;
      if (isDone) break;
    }

    expect(tracking.decisions.filter(({ answers }) => answers === third.position)).toHaveLength(1);
    expect(gateTagOf('3')).toBe('overtaken');
    expect((await close()).overtaken).toEqual([]);
  });
});
