import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createOnnxThread } from './create-onnx-thread.js';
import type { OnnxThreadError } from './onnx-errors.js';

/** Answers single rows by what they say: a number, a failure, nothing, or its end. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const state = new Int32Array(workerData, 0, 2);
  const tell = (outcome) => { Atomics.store(state, 0, outcome); Atomics.notify(state, 0); };
  parentPort.postMessage({ categoryNumbers: { area: { Rawah: 0 } } });
  parentPort.on('message', ({ row, id }) => {
    if (id !== undefined) return;
    const [what] = row;
    if (what === 1) { new Float64Array(workerData, 8, 7).fill(1 / 7); tell(1); }
    if (what === 2) {
      const text = new TextEncoder().encode('no such area');
      new Uint8Array(workerData, 64).set(text);
      state[1] = text.length;
      tell(2);
    }
    if (what === 3) process.exit(3);
  });`;

interface Options {
  openMs?: number;
  rowMs?: number;
  /** As one that goes round in native code. */
  isDeaf?: boolean;
}

async function aThread(code = program, { isDeaf = false, ...options }: Options = {}) {
  const { promise: ended, resolve } = Promise.withResolvers<OnnxThreadError>();
  const thread = await createOnnxThread({
    start(workerData) {
      const worker = new Worker(code, { eval: true, workerData });
      const { terminate } = worker;
      if (isDeaf) worker.terminate = () => new Promise(() => undefined);
      onTestFinished(async () => void (await terminate.call(worker)));
      return worker;
    },
    ended: resolve,
    openMs: 30_000,
    rowMs: 30_000,
    ...options,
  });
  return { thread, ended };
}

describe('createOnnxThread', () => {
  it('waits for the answer for a row', async () => {
    const { thread } = await aThread();

    expect(thread.categoryNumbers).toEqual({ area: { Rawah: 0 } });
    expect([...thread.predict([1])]).toEqual(new Array(7).fill(1 / 7));
    expect(() => thread.predict([2])).toThrow('no such area');
    expect([...thread.predict([1])]).toHaveLength(7);
  });

  it('tells whoever waits that it has ended, and who asks later', async () => {
    const { thread, ended } = await aThread(program, { rowMs: 200 });
    const waiting = thread.predictColumns([]);

    expect(() => thread.predict([3])).toThrow('it gave no answer for 200 ms');

    await expect(waiting).rejects.toMatchObject({ name: 'OnnxThreadError' });
    expect(() => thread.predict([1])).toThrow('it gave no answer for 200 ms');
    await expect(thread.predictColumns([])).rejects.toMatchObject({ name: 'OnnxThreadError' });
    expect(await ended).toMatchObject({ isStuck: false });
  });

  it('gives up one that gives no answer and cannot be ended', async () => {
    const { thread, ended } = await aThread(program, { rowMs: 20, isDeaf: true });

    expect(() => thread.predict([4])).toThrow('it gave no answer for 20 ms');
    expect(await ended).toMatchObject({ isStuck: true });
  });

  it.each([
    ['that ends before it has', 'process.exit(4)', /^its ONNX cannot be read: .*ended with code 4/],
    ['that breaks', 'throw new Error("out of order")', /^its ONNX cannot be read: .*out of order/],
  ])('refuses a model %s', async (_what, code, reason) => {
    await expect(aThread(code)).rejects.toThrow(reason);
  });

  it('refuses a model that does not come to an end', async () => {
    await expect(aThread('setInterval(() => 0, 1000)', { openMs: 200 })).rejects.toThrow(
      /it was not read within 0.2 s$/,
    );
  });
});
