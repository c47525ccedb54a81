import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from './create-turns.js';

it('lets a few begin at once, and the others a few a turn, in their order', async () => {
  const take = createTurns(2);
  const begun: number[] = [];

  for (let i = 1; i <= 5; i++) take(() => void begun.push(i));

  expect(begun).toEqual([1, 2]);
  await nextTurn();
  expect(begun).toEqual([1, 2, 3, 4]);
  await nextTurn();
  expect(begun).toEqual([1, 2, 3, 4, 5]);
});

it('keeps nobody waiting when the turn before is over', async () => {
  const take = createTurns(1);
  const begun: number[] = [];
  take(() => void begun.push(1));
  await nextTurn();

  take(() => void begun.push(2));
  await nextTurn();

  expect(begun).toEqual([1, 2]);
});
