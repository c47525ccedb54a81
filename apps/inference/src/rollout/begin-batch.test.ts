import { exampleMeasures } from '@canopy/covertype';
import { describe, expect, it } from 'vitest';
import { aRollout, same } from '../testing/a-rollout.js';

const rowAt = (elevation: number) => ({ ...exampleMeasures, elevation });
const rows = [1, 2, 3].map(rowAt);
const broken = () => {
  throw new Error('no such kernel');
};

describe('a batch', () => {
  it('is answered by the canary for its share of the entities, and by the same version when it comes again', async () => {
    const { rollout, plan, ask } = aRollout();
    await plan({ canary_percent: '30' });
    const entities = Array.from({ length: 200 }, (_, i) => `entity-${i}`);

    const versions = entities.map((entity) => rollout.beginBatch(() => entity).model.version);

    expect(new Set(versions)).toEqual(new Set(['1', '2']));
    expect(versions).toEqual(entities.map((entity) => ask(1, entity).model.version));
  });

  it('has all its rows from one version, recorded and compared with the champion', async () => {
    const { rollout, plan, records, settled } = aRollout({ labelOf: (e) => (e === 3 ? 0 : same(e)) });
    await plan({ canary_percent: '100' });
    const batch = rollout.beginBatch(() => 'x');

    const answered = [batch.answer(rows), batch.answer([{ ...rowAt(4), slope: 91 }, rowAt(5)])];
    const outcomes = (await Promise.all(answered)).flatMap((some) => [...some]);
    await settled();

    expect(batch.route).toBe('canary');
    expect(outcomes.map((outcome) => ('model' in outcome ? outcome.model.version : 'bad'))).toEqual([
      ...['2', '2', '2'],
      ...['bad', '2'],
    ]);
    expect(records).toEqual(Array.from({ length: 4 }, () => ({ route: 'canary', version: '2' })));
    await expect
      .poll(() => rollout.canary)
      .toMatchObject({ asked: 4, errors: 0, compared: 4, disagreements: 1 });
  });

  it('fails for no canary: the champion answers what that cannot, and the rest once it has stepped back', async () => {
    const { rollout, plan, records } = aRollout({ labelOf: (e) => (e === 2 ? broken() : same(e)) });
    await plan({ canary_percent: '100' });
    const batch = rollout.beginBatch(() => 'x');
    const versions = async (elevations: number[]) =>
      Array.from(await batch.answer(elevations.map(rowAt)), (outcome) =>
        'model' in outcome ? outcome.model.version : 'bad',
      );

    const before = await versions([1, 3]);
    const during = await versions([2, 2, 2]);
    const after = await versions([1, 3]);

    expect([before, during, after]).toEqual([
      ['2', '2'],
      ['1', '1', '1'],
      ['1', '1'],
    ]);
    expect(rollout.steppedBack?.reason).toBe('it gave no answer for 3 of 5 rows that the champion answered');
    expect(records.filter(({ route }) => route === 'champion')).toHaveLength(5);
  });

  it('is sampled for the shadow as single rows are', async () => {
    const { rollout, plan, records, settled } = aRollout();
    await plan({ shadow_percent: '100' });

    const outcomes = await rollout.beginBatch(() => undefined).answer(rows);
    expect([...outcomes]).toHaveLength(3);
    await settled();

    await expect.poll(() => rollout.shadow).toMatchObject({ asked: 3, compared: 3 });
    expect(records.filter(({ route }) => route === 'shadow')).toHaveLength(3);
  });
});
