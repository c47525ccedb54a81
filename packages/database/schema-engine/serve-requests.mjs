import { createInterface } from 'node:readline';
import { createEngineCall } from './create-engine-call.mjs';
import { describeFailure, describePanic } from './describe-failure.mjs';

const afterPanicMs = 3000;

/**
 * Answers JSON-RPC requests, a line each, one after another, until standard input ends.
 *
 * A panic traps inside the engine: its promise never settles, the event loop runs dry, and the CLI would end in
 * silence WITH CODE 0. So whatever is uncaught answers the request that is under way.
 */
export async function serveRequests(options) {
  let currentId;
  let panic;
  let printed = 0;
  const awaitedAnswers = new Map();
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const call = createEngineCall(options, (message) => {
    panic = message;
  });

  // The native engine prints through a request of its own and waits until it is answered.
  const print = (content) =>
    new Promise((resolve) => {
      const id = `print-${++printed}`;
      awaitedAnswers.set(id, resolve);
      send({ id, method: 'print', params: { content } });
    });
  const answer = async ({ id, method, params }) => {
    currentId = id;
    try {
      const result = await call(method, params);
      if (method === 'diff' && result.stdout) await print(result.stdout);
      send({ id, result });
    } catch (error) {
      send({ id, error: panic === undefined ? describeFailure(error) : describePanic(panic) });
    }
  };

  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error) => {
      send({ id: currentId, error: describePanic(panic ?? error?.stack ?? String(error)) });
      setTimeout(() => process.exit(1), afterPanicMs);
    });
  }
  let previous = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const message = JSON.parse(line);
    if (message.method === undefined) awaitedAnswers.get(message.id)?.();
    else previous = previous.then(() => answer(message));
  }
  await previous;
  process.exit(0);
}
