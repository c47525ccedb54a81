import { describe, expect, it } from 'vitest';
import { aModel, aRollout, same } from '../testing/a-rollout.js';

describe('a canary', () => {
  it('answers nothing until it has a share', async () => {
    const { ask, plan, rollout } = aRollout();
    await plan({});

    expect(ask(1, 'a').model.version).toBe('1');
    expect(rollout.canary).toBeUndefined();
  });

  it('answers its share of the entities, within what chance allows, and each of them always', async () => {
    const { ask, plan } = aRollout();
    await plan({ canary_percent: '20' });
    const entities = Array.from({ length: 2000 }, (_, i) => `entity-${i}`);

    const first = entities.map((entity) => ask(1, entity).model.version);
    const second = entities.map((entity) => ask(5, entity).model.version);

    expect(second).toEqual(first);
    const share = first.filter((version) => version === '2').length / entities.length;
    // Five standard deviations of a binomial share.
    expect(Math.abs(share - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / entities.length));
  });

  it('keeps the entities that it has when its share grows', async () => {
    const { ask, plan } = aRollout();
    const answering = () =>
      Array.from({ length: 500 }, (_, i) => String(i)).filter(
        (entity) => ask(1, entity).model.version === '2',
      );
    await plan({ canary_percent: '10' });
    const few = answering();
    await plan({ canary_percent: '40' });

    const many = new Set(answering());

    expect(few.length).toBeGreaterThan(0);
    expect(few.every((entity) => many.has(entity))).toBe(true);
    await plan({ canary_percent: '100' });
    expect(answering()).toHaveLength(500);
  });

  it('gets its share of the requests that are about nothing in particular', async () => {
    const { ask, plan } = aRollout();
    await plan({ canary_percent: '25' });

    const versions = Array.from({ length: 400 }, () => ask(1).model.version);

    expect(versions.filter((version) => version === '2')).toHaveLength(100);
  });

  it('is recorded as one, and compared with the champion', async () => {
    const { ask, plan, records, rollout, settled } = aRollout({ labelOf: (e) => (e === 3 ? 0 : same(e)) });
    await plan({ canary_percent: '100' });

    for (const elevation of [1, 2, 3, 4]) ask(elevation, 'x');
    await settled();

    expect(records).toEqual(Array.from({ length: 4 }, () => ({ route: 'canary', version: '2' })));
    await expect
      .poll(() => rollout.canary)
      .toEqual({
        version: '2',
        champion: '1',
        asked: 4,
        errors: 0,
        compared: 4,
        disagreements: 1,
      });
  });

  it('steps back by itself when it disagrees too often, and leaves word in the registry', async () => {
    const { ask, plan, registry, rollout } = aRollout({ labelOf: (e) => (same(e) + 1) % 7 });
    await plan({ canary_percent: '100' });

    for (let row = 0; row < 30; row++) ask(1, 'x');
    await expect.poll(() => rollout.steppedBack).toBeDefined();

    expect(rollout.steppedBack).toMatchObject({
      version: '2',
      at: 1_700_000_000_000,
      reason: expect.stringMatching(/^it named another class than the champion for \d+ of \d+ rows/),
    });
    expect(ask(1, 'x').model.version).toBe('1');
    expect(registry.tags.get('canopy.canary_percent')).toBe('0');
    expect(registry.tags.get('canopy.canary_stepped_back')).toContain('"version":"2"');
    await rollout.look();
    expect(rollout.canary).toBeUndefined();
  });

  it('does not step back for disagreement that is allowed', async () => {
    const { ask, plan, rollout, settled } = aRollout({ labelOf: (e) => (e % 5 === 0 ? 6 : same(e)) });
    await plan({ canary_percent: '100', canary_disagreement_limit: '0.3' });

    for (let elevation = 0; elevation < 900; elevation++) ask(elevation, 'x');
    await settled();

    expect(rollout.canary?.disagreements).toBeGreaterThan(100);
    expect(rollout.steppedBack).toBeUndefined();
  });

  it('fails no request: the champion answers for it, and after a few it steps back', async () => {
    const { ask, plan, records, rollout } = aRollout({
      labelOf: () => {
        throw new Error('no such kernel');
      },
    });
    await plan({ canary_percent: '100' });

    const versions = Array.from({ length: 5 }, () => ask(1, 'x').model.version);

    expect(versions).toEqual(['1', '1', '1', '1', '1']);
    expect(records.every(({ route }) => route === 'champion')).toBe(true);
    expect(rollout.steppedBack?.reason).toMatch(
      /^it gave no answer for \d of \d rows that the champion answered$/,
    );
  });

  it('is held back while the registry cannot be told, and told at the next look', async () => {
    const { ask, plan, registry, rollout } = aRollout({
      labelOf: () => {
        throw new Error('no such kernel');
      },
    });
    await plan({ canary_percent: '100' });
    registry.goAway();
    for (let i = 0; i < 5; i++) ask(1, 'x');
    await expect(rollout.look()).rejects.toThrow('the registry is away');
    expect(rollout.canary).toBeUndefined();
    expect(registry.tags.get('canopy.canary_percent')).toBe('100');

    registry.comeBack();
    await rollout.look();

    expect(registry.tags.get('canopy.canary_percent')).toBe('0');
    expect(rollout.canary).toBeUndefined();
  });

  it('that has become the champion is none any more', async () => {
    const { plan, champion, rollout } = aRollout();
    await plan({ canary_percent: '50' });
    champion.model = aModel('2', same);
    await rollout.look();

    expect(rollout.canary).toBeUndefined();
  });
});

describe('a shadow', () => {
  it('is asked for its sample of what the champion answered, recorded, and counted where it disagrees', async () => {
    const { ask, plan, records, rollout, settled } = aRollout({ labelOf: (e) => (e < 50 ? 6 : same(e)) });
    await plan({ shadow_percent: '50' });

    const answers = Array.from({ length: 100 }, (_, elevation) => ask(elevation, 'x'));
    await settled();

    expect(answers.every(({ model }) => model.version === '1')).toBe(true);
    await expect.poll(() => rollout.shadow?.compared).toBe(50);
    expect(rollout.shadow).toMatchObject({ version: '2', asked: 50, errors: 0 });
    expect(rollout.shadow?.disagreements).toBeGreaterThan(15);
    expect(records.filter(({ route }) => route === 'shadow')).toHaveLength(50);
  });
});
