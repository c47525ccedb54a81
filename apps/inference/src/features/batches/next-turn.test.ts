import { expect, it } from 'vitest';
import { nextTurn } from './next-turn.js';

it('lets one of those that wait go on in each turn of the event loop, in their order', async () => {
  let turn = 0;
  const count = () => {
    turn++;
    if (turn < 10) setImmediate(count);
  };
  setImmediate(count);
  const seen: [string, number][] = [];
  const wait = (name: string) => nextTurn().then(() => seen.push([name, turn]));

  await Promise.all([wait('first'), wait('second'), wait('third')]);

  const [one = 0, two = 0, three = 0] = seen.map(([, at]) => at);
  expect(seen.map(([name]) => name)).toEqual(['first', 'second', 'third']);
  expect([two - one, three - two]).toEqual([1, 1]);
});
