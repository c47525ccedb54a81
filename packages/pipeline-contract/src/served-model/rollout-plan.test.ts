import { expect, it } from 'vitest';
import { readRolloutPlan } from './rollout-plan.js';

const plan = (tags: Record<string, string>, aliases: Record<string, string>) =>
  readRolloutPlan({
    tags: new Map(Object.entries(tags).map(([key, value]) => [`canopy.${key}`, value])),
    aliases: new Map(Object.entries(aliases)),
  });

it('tries the challenger, or what is named to be tried', () => {
  const tags = { canary_percent: '10', shadow_percent: '100' };

  expect(plan(tags, { challenger: '3' })).toEqual({
    canary: { version: '3', percent: 10 },
    shadow: { version: '3', percent: 100 },
    disagreementLimit: 0.3,
  });
  expect(plan(tags, { challenger: '3', canary: '4', shadow: '5' })).toMatchObject({
    canary: { version: '4' },
    shadow: { version: '5' },
  });
});

it.each(['', ' ', 'ten', '-1', '101', 'NaN', '0'])('tries nothing for a share of "%s"', (percent) => {
  expect(plan({ canary_percent: percent }, { challenger: '3' }).canary).toBeUndefined();
});

it('tries nothing that no alias names', () => {
  expect(plan({ canary_percent: '10', shadow_percent: '10' }, { champion: '1' })).toMatchObject({
    canary: undefined,
    shadow: undefined,
  });
});

it.each(['0', '1', '1.5', 'half', '-0.1'])('allows three of ten to disagree for a limit of "%s"', (limit) => {
  expect(plan({ canary_disagreement_limit: limit }, {}).disagreementLimit).toBe(0.3);
  expect(plan({ canary_disagreement_limit: '0.05' }, {}).disagreementLimit).toBe(0.05);
});
