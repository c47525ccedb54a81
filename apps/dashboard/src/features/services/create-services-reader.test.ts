import { describe, expect, it } from 'vitest';
import { createServicesReader } from './create-services-reader';
import type { Probe } from './probe';
import type { Verdict } from './service-health';

const tracking: Probe = { id: 'tracking', address: 'http://a', look: async () => ({ state: 'up' }) };

function aSlowPart() {
  const answer = Promise.withResolvers<Verdict>();
  return { answer, part: { id: 'inference', address: 'http://b', look: () => answer.promise } as const };
}

describe('createServicesReader', () => {
  it('does not wait for a part that does not answer, and tells of it once it is found', async () => {
    const { answer, part } = aSlowPart();
    const patience = [Promise.resolve(), new Promise(() => undefined)];
    const read = createServicesReader([tracking, part], { now: () => 0, wait: async () => patience.shift() });
    await tracking.look(AbortSignal.timeout(1000));

    expect(await read()).toMatchObject([{ id: 'tracking' }, { state: 'waiting', detail: 'no answer yet' }]);

    answer.resolve({ state: 'down', detail: 'no answer within 3 s' });
    expect(await read()).toMatchObject([{ state: 'up' }, { state: 'down' }]);
  });

  it('says what was found last while it looks again, but not for long', async () => {
    let time = 0;
    const looks = [Promise.resolve<Verdict>({ state: 'up' }), new Promise<Verdict>(() => undefined)];
    const part: Probe = {
      ...tracking,
      look: () => looks.shift() ?? Promise.reject(new Error('asked too often')),
    };
    const waits = [new Promise(() => undefined), Promise.resolve(), Promise.resolve()];
    const read = createServicesReader([part], {
      now: () => time,
      wait: () => waits.shift() ?? Promise.resolve(),
    });

    expect(await read()).toMatchObject([{ state: 'up' }]);
    expect(await read()).toMatchObject([{ state: 'up' }]);
    time = 10_000;
    expect(await read()).toMatchObject([{ state: 'waiting' }]);
  });
});
