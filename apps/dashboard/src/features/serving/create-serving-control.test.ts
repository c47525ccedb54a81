import { type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { describe, expect, it } from 'vitest';
import type { InferenceWords } from './create-inference-reader';
import { createServingControl } from './create-serving-control';

const words: InferenceWords = {
  health: {
    model_version: '3',
    last_swap: { instead: '2', at: '2026-11-23T18:20:00.000Z', seconds: 0.13 },
    prediction_log: { mode: 'full', queued: 0, dropped: 0 },
  },
  rollout: { canary: null, shadow: null, stepped_back: null, problem: null },
  models: [{ version: '4', aliases: ['canary'], loaded: true, refused: 'its file is cut short' }],
};

function aControl({ isAway = false } = {}) {
  const tags = new Map<string, string>();
  const aliases = new Map<string, string>();
  const away = () => new MlflowError('not reached', { errorCode: 'UNREACHABLE' });
  const mlflow = {
    modelVersions: { getByAlias: async () => ({ version: '3' }) },
    registeredModels: {
      async get() {
        if (isAway) throw away();
        return {
          tags: Array.from(tags, ([key, value]) => ({ key, value })),
          aliases: Array.from(aliases, ([alias, version]) => ({ alias, version })),
        };
      },
      async setAlias(_: string, alias: string, version: string) {
        if (version === '99') throw new MlflowError('There is no version 99.', { errorCode: 'NOT_FOUND' });
        aliases.set(alias, version);
      },
      setTag: async (_: string, key: string, value: string) => tags.set(key, value),
      deleteTag: async (_: string, key: string) => tags.delete(key),
    },
  } as unknown as MlflowClient;
  const control = createServingControl({ readInference: async () => words, mlflow, modelName: 'm' });
  return { control, tags, aliases };
}

const steppedBack = JSON.stringify({ version: '4', reason: 'it failed', at: 0 });

describe('the control of serving', () => {
  it('writes into the registry what inference reads there, and is answered with it', async () => {
    const { control, tags, aliases } = aControl();

    const { canary } = await control.try({ kind: 'canary', version: '4', percent: 10 });

    expect(canary).toEqual({ state: 'starting', version: '4', percent: 10 });
    expect(aliases.get('canary')).toBe('4');
    expect(tags.get('canopy.canary_percent')).toBe('10');
  });

  it('stops a shadow and leaves a canary alone', async () => {
    const { control } = aControl();
    await control.try({ kind: 'canary', version: '4', percent: 10 });
    await control.try({ kind: 'shadow', version: '4', percent: 100 });

    const { canary, shadow } = await control.stop({ kind: 'shadow' });

    expect([canary.state, shadow.state]).toEqual(['starting', 'off']);
  });

  it('forgets why a canary stepped back when another is tried', async () => {
    const { control, tags } = aControl();
    tags.set('canopy.canary_stepped_back', steppedBack);
    expect((await control.read()).canary).toMatchObject({ state: 'stepped_back', reason: 'it failed' });

    await control.try({ kind: 'canary', version: '5', percent: 10 });
    const { canary } = await control.stop({ kind: 'canary' });

    expect(canary.state).toBe('off');
  });

  it('refuses to try the champion beside itself, and a version that is none', async () => {
    const { control } = aControl();

    await expect(control.try({ kind: 'canary', version: '3', percent: 10 })).rejects.toMatchObject({
      code: 'trial_refused',
      detail: 'Version 3 is the champion: it answers already.',
    });
    await expect(control.try({ kind: 'shadow', version: '99', percent: 10 })).rejects.toMatchObject({
      code: 'trial_refused',
      detail: 'There is no version 99.',
    });
  });

  it('tells what serves while the registry is away', async () => {
    const serving = await aControl({ isAway: true }).control.read();

    expect(serving).toMatchObject({
      version: '3',
      lastSwap: { instead: '2', seconds: 0.13 },
      versions: [{ version: '4', isLoaded: true, refused: 'its file is cut short' }],
      canary: { state: 'off' },
    });
  });

  it('takes a tag that inference did not write for none', async () => {
    const { control, tags } = aControl();
    tags.set('canopy.canary_stepped_back', 'once upon a time');

    expect((await control.read()).canary.state).toBe('off');
  });
});
