import { describe, expect, it } from 'vitest';
import type { OnnxThread } from './create-onnx-thread.js';
import { keepOnnxThread } from './keep-onnx-thread.js';
import { OnnxThreadError } from './onnx-errors.js';

/** Threads that do not exist, each with the number of its begin as the answer; `end` ends the present one. */
async function aKeptThread() {
  const reports: string[] = [];
  const state = { now: 0, begun: 0, failsNext: false, end: (_cause: OnnxThreadError): void => undefined };
  const kept = await keepOnnxThread({
    begin: async (ended): Promise<OnnxThread> => {
      const number = ++state.begun;
      await Promise.resolve();
      if (state.failsNext) throw new Error('no memory');
      state.end = ended;
      const end = async (cause: unknown) => ended(new OnnxThreadError(cause));
      const answer = Float64Array.of(number);
      return { categoryNumbers: {}, predict: () => answer, predictColumns: async () => answer, end };
    },
    report: (message) => reports.push(message),
    now: () => state.now,
  });
  return { kept, state, reports };
}

describe('keepOnnxThread', () => {
  it('has another thread read the model once one has ended: many rows wait, and one is refused meanwhile', async () => {
    const { kept, state, reports } = await aKeptThread();
    expect([...kept.predict([])]).toEqual([1]);
    state.now = 20_000;
    state.end(new OnnxThreadError('it ended with code 1'));

    expect(() => kept.predict([])).toThrow('it is read again, since its thread had ended');
    const many = await kept.predictColumns([]);

    expect([...many, ...kept.predict([])]).toEqual([2, 2]);
    expect(reports).toEqual(['the thread of a model ended']);
  });

  it('does not read a model anew for each question that breaks it', async () => {
    const { kept, state } = await aKeptThread();
    state.now = 9_999;
    state.end(new OnnxThreadError('it ended with code 1'));

    expect(() => kept.predict([])).toThrow('it ended with code 1');
    await expect(kept.predictColumns([])).rejects.toThrow('it ended with code 1');

    expect(state.begun).toBe(1);
  });

  it('tells that another could not begin, and tries again later', async () => {
    const { kept, state, reports } = await aKeptThread();
    state.end(new OnnxThreadError('it ended with code 1'));
    state.now = 10_000;
    state.failsNext = true;
    await expect(kept.predictColumns([])).rejects.toThrow('no memory');
    state.now = 20_000;
    state.failsNext = false;

    expect([...(await kept.predictColumns([]))]).toEqual([3]);
    expect(reports).toEqual(['the thread of a model ended', 'a model could not be read again']);
  });

  it('does not follow one that goes round for ever by another', async () => {
    const { kept, state, reports } = await aKeptThread();
    state.now = 20_000;
    state.end(new OnnxThreadError('it gave no answer for 5000 ms', { isStuck: true }));

    await expect(kept.predictColumns([])).rejects.toThrow('it gave no answer for 5000 ms');

    expect(state.begun).toBe(1);
    expect(reports).toEqual(['a model gives no answer any more']);
  });

  it('says nothing of one that is let go', async () => {
    const { kept, reports } = await aKeptThread();

    await kept.end('nobody has its model any more');

    expect(reports).toEqual([]);
  });
});
