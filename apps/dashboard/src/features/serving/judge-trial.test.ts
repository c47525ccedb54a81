import { describe, expect, it } from 'vitest';
import { judgeTrial, type TrialEvidence } from './judge-trial';

const nothing: TrialEvidence = {
  planned: undefined,
  asked: null,
  champion: '3',
  problem: null,
  steppedBack: undefined,
};
const planned = { version: '4', percent: 10 };
const tally = { champion: '3', asked: 40, errors: 0, compared: 38, disagreements: 2 };
const asked = { version: '4', percent: 10, ...tally };
const steppedBack = { version: '4', reason: 'it failed', at: '2026-11-23T18:20:00.000Z' };

describe('judgeTrial', () => {
  it('is off where nothing is wanted and nothing is done', () => {
    expect(judgeTrial(nothing)).toEqual({ state: 'off' });
  });

  it('starts and stops with the delay of inference', () => {
    expect(judgeTrial({ ...nothing, planned })).toEqual({ state: 'starting', ...planned });
    expect(judgeTrial({ ...nothing, planned, asked })).toEqual({ state: 'running', ...planned, tally });
    expect(judgeTrial({ ...nothing, asked })).toEqual({ state: 'stopping', ...planned, tally });
  });

  it('shows the share that is wanted while inference still goes by another', () => {
    expect(judgeTrial({ ...nothing, planned: { version: '4', percent: 50 }, asked })).toMatchObject({
      state: 'running',
      percent: 50,
    });
  });

  it('starts anew with another version, whatever is asked meanwhile', () => {
    expect(judgeTrial({ ...nothing, planned: { version: '5', percent: 10 }, asked })).toMatchObject({
      state: 'starting',
      version: '5',
    });
  });

  it('tells why a canary stepped back, until another is tried', () => {
    expect(judgeTrial({ ...nothing, steppedBack })).toEqual({
      state: 'stepped_back',
      version: '4',
      reason: 'it failed',
      steppedBackAt: steppedBack.at,
    });
    expect(judgeTrial({ ...nothing, planned, steppedBack }).state).toBe('starting');
  });

  it('tells why a version cannot be tried', () => {
    const evidence = { ...nothing, planned, problem: 'its run has no file model/forest.canopy' };

    expect(judgeTrial(evidence)).toMatchObject({ state: 'failed', reason: evidence.problem });
  });

  it('has nothing to try once the version is the champion', () => {
    expect(judgeTrial({ ...nothing, planned: { version: '3', percent: 10 } }).state).toBe('promoted');
  });
});
