import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aPreparedForest } from '../testing/some-model-files.js';
import { createForestThread } from './create-forest-thread.js';

/** Answers with the keys of the forests that it has; fails and ends when it is asked to. */
const program = `
  const { parentPort } = require('node:worker_threads');
  const kept = new Map();
  parentPort.on('message', ({ id, forestKey, forest, done, question }) => {
    if (question === 'end') process.exit(3);
    if (done !== undefined) kept.delete(done);
    if (forest !== undefined) kept.set(forestKey, forest);
    if (question === 'fail') parentPort.postMessage({ id, failure: 'no such row' });
    else parentPort.postMessage({ id, answer: kept.size + (kept.has(forestKey) ? ' with it' : ' without it') });
  });`;

type Question = 'ask' | 'fail' | 'end';

function aThread(options: { idleMs?: number } = {}) {
  const begun: Worker[] = [];
  const thread = createForestThread<Question, string>({
    start() {
      const worker = new Worker(program, { eval: true });
      begun.push(worker);
      return worker;
    },
    mostForests: 2,
    ...options,
  });
  onTestFinished(() => thread.close());
  return { thread, begun };
}

describe('createForestThread', () => {
  it('begins with the first question, and keeps so many forests', async () => {
    const { thread, begun } = aThread();
    expect(begun).toHaveLength(0);
    const [a, b, c] = [aPreparedForest(), aPreparedForest(), aPreparedForest()];

    const answers = await Promise.all([a, b, c, a, a].map((forest) => thread.ask(forest, 'ask')));

    expect(answers).toEqual(['1 with it', '2 with it', '2 with it', '2 with it', '2 with it']);
    expect(begun).toHaveLength(1);
    expect(thread.waiting).toBe(0);
  });

  it('goes on after a question that it cannot answer', async () => {
    const { thread, begun } = aThread();
    const forest = aPreparedForest();

    const failed = thread.ask(forest, 'fail');

    await expect(failed).rejects.toThrow('no such row');
    expect(await thread.ask(forest, 'ask')).toBe('1 with it');
    expect(begun).toHaveLength(1);
  });

  it('rejects what waits when the thread ends, and begins another with the next question', async () => {
    const { thread, begun } = aThread();
    const forest = aPreparedForest();

    const waiting = [thread.ask(forest, 'end'), thread.ask(forest, 'ask')];

    for (const one of waiting) await expect(one).rejects.toThrow('ended before it had answered');
    expect(await thread.ask(forest, 'ask')).toBe('1 with it');
    expect(begun).toHaveLength(2);
  });

  it('ends when nobody has asked for a while, and begins again', async () => {
    const { thread, begun } = aThread({ idleMs: 1 });
    const forest = aPreparedForest();
    await thread.ask(forest, 'ask');

    const [first] = begun;
    if (first !== undefined) await once(first, 'exit');

    expect(await thread.ask(forest, 'ask')).toBe('1 with it');
    expect(begun).toHaveLength(2);
  });

  it('takes no question once it is closed', async () => {
    const { thread } = aThread();

    await thread.close();

    await expect(thread.ask(aPreparedForest(), 'ask')).rejects.toThrow('closes');
  });
});
