import { describe, expect, it } from 'vitest';
import type { Schedule } from '../schedule';
import type { ServiceHealth } from '../services';
import type { Tick } from '../ticks';
import { findActiveStage } from './find-active-stage';
import { pickHeadline } from './pick-headline';

const service = (id: ServiceHealth['id'], state: ServiceHealth['state']): ServiceHealth => ({
  id,
  state,
  latencyMs: 1,
  address: '',
});
const schedule: Schedule = { state: 'active', isRunning: false, skippedCount: 0, page: '' };
const paused: Schedule = { ...schedule, state: 'paused' };
const champion = { name: 'covertype_classifier', version: '3', runId: 'r', registeredAt: '', accuracy: 0.91 };

function aRunningTick(step?: string): Tick {
  const tick: Tick = { workflowId: 'w', runId: 'r', page: '', status: 'running', startedAt: '' };
  return step === undefined ? tick : { ...tick, step: { name: step, attempt: 1 } };
}

describe('pickHeadline', () => {
  it('says nothing before it knows', () => {
    expect(pickHeadline({})).toEqual({ key: 'loading' });
  });

  it('names what is down before anything else, and counts where that is much', () => {
    const few = [service('tracking', 'down'), service('inference', 'waiting')];
    const many = [service('tracking', 'down'), service('database', 'down'), service('temporal', 'down')];

    expect(pickHeadline({ services: few })).toEqual({ key: 'troubled', down: ['tracking'] });
    expect(pickHeadline({ services: many })).toEqual({ key: 'broken', count: 3 });
  });

  it('says that the system is starting while the worker has not been there once', () => {
    const services = [service('worker', 'down'), service('inference', 'waiting')];
    const missing: Schedule = { ...schedule, state: 'missing' };

    expect(pickHeadline({ services, schedule: missing }).key).toBe('starting');
    expect(pickHeadline({ services, schedule }).key).toBe('troubled');
  });

  it('follows the first model from its rows to its training', () => {
    const model = {};

    expect(pickHeadline({ schedule, ticks: [], model }).key).toBe('waitingForFirst');
    expect(pickHeadline({ schedule, ticks: [aRunningTick('fetch')], model }).key).toBe('firstRun');
    expect(pickHeadline({ schedule, ticks: [aRunningTick('train')], model }).key).toBe('firstTraining');
    expect(pickHeadline({ schedule: paused, ticks: [], model }).key).toBe('pausedWithoutModel');
  });

  it('tells what serves, and whether anything goes on', () => {
    const model = { champion };

    expect(pickHeadline({ schedule, ticks: [], model })).toEqual({
      key: 'steady',
      version: '3',
      accuracy: 0.91,
    });
    expect(pickHeadline({ schedule, ticks: [aRunningTick()], model })).toEqual({
      key: 'running',
      version: '3',
    });
    expect(pickHeadline({ schedule: paused, ticks: [aRunningTick()], model }).key).toBe('paused');
  });

  it('does not say of a champion that inference refuses that it serves', () => {
    const known = { schedule, ticks: [aRunningTick()], model: { champion } };
    const refused = { version: '3', reason: 'its file is cut short' };

    expect(pickHeadline({ ...known, serving: { version: '2', refused } })).toEqual({
      key: 'refused',
      version: '3',
      instead: '2',
    });
    expect(pickHeadline({ ...known, serving: { refused: { ...refused, version: '2' } } }).key).toBe(
      'running',
    );
  });
});

describe('findActiveStage', () => {
  it('is where the running tick is', () => {
    expect(findActiveStage([aRunningTick('preprocess')])).toBe('rows');
    expect(findActiveStage([aRunningTick('train')])).toBe('training');
    expect(findActiveStage([aRunningTick('register')])).toBe('gate');
  });

  it('is none when nothing runs', () => {
    expect(findActiveStage([{ ...aRunningTick(), status: 'completed' }])).toBeUndefined();
    expect(findActiveStage(undefined)).toBeUndefined();
  });
});
