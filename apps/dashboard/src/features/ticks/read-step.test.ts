import { describe, expect, it } from 'vitest';
import { readStep } from './read-step';

const payloadOf = (value: unknown) => ({ data: new TextEncoder().encode(JSON.stringify(value)) });

describe('readStep', () => {
  it('counts the trees of a training from its heartbeat', () => {
    const progress = { stage: 'growing', treesDone: 45, treesInAll: 150 };
    const heartbeatDetails = { payloads: [payloadOf(progress)] };

    const step = readStep({
      pendingActivities: [{ activityType: { name: 'train' }, attempt: 1, heartbeatDetails }],
    });

    expect(step).toEqual({ name: 'train', attempt: 1, treesDone: 45, treesInAll: 150 });
  });

  it('adds up the trees of finished parts and of those under way', () => {
    const beat = (treesDone: number) => ({
      activityType: { name: 'growPart' },
      attempt: 1,
      heartbeatDetails: { payloads: [payloadOf({ stage: 'growing', treesDone, treesInAll: 8 })] },
    });
    const waiting = { activityType: { name: 'growPart' }, attempt: 1 };
    const memo = { fields: { FinishedTrees: payloadOf({ treesDone: 16, treesInAll: 100 }) } };

    const step = readStep({
      pendingActivities: [waiting, beat(3), beat(5)],
      workflowExecutionInfo: { memo },
    });

    expect(step).toEqual({ name: 'train', attempt: 1, treesDone: 24, treesInAll: 100 });
  });

  it('shows the part that fails before others', () => {
    const failing = {
      activityType: { name: 'growPart' },
      attempt: 2,
      lastFailure: { message: 'the object store does not answer' },
    };

    const step = readStep({
      pendingActivities: [{ activityType: { name: 'growPart' }, attempt: 1 }, failing],
    });

    expect(step).toEqual({ name: 'train', attempt: 2, lastFailure: 'the object store does not answer' });
  });

  it('says why the attempt before failed', () => {
    const lastFailure = { message: 'the object store does not answer' };

    const step = readStep({
      pendingActivities: [{ activityType: { name: 'fetch' }, attempt: 3, lastFailure }],
    });

    expect(step).toEqual({ name: 'fetch', attempt: 3, lastFailure: 'the object store does not answer' });
  });

  it('shows no progress where a heartbeat says something else', () => {
    const garbled = { payloads: [{ data: new Uint8Array([0x7b, 0x00]) }] };
    const pendingActivities = [{ activityType: { name: 'fetch' }, attempt: 1, heartbeatDetails: garbled }];

    expect(readStep({ pendingActivities })).toEqual({ name: 'fetch', attempt: 1 });
  });

  it('knows no step between two activities', () => {
    expect(readStep({ pendingActivities: [] })).toBeUndefined();
  });
});
