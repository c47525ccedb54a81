import { Value } from 'typebox/value';
import { AliasMoved } from '../entities/alias-moved.js';
import type { Transport } from '../http/create-transport.js';
import { wait } from '../http/wait.js';
import { readServerSentEvents } from './read-server-sent-events.js';

// The server sends a comment every 15 s: three missed ones mean that the connection is dead.
const silenceMs = 45_000;
const firstPauseMs = 250;
const longestPauseMs = 10_000;

/**
 * What happens on the tracking server, for as long as `signal` lasts: `'connected'` after each connection, since
 * what happened before it is not told, then every alias that moves. Breaks and refusals only lead to a new try.
 */
export async function* followEvents(
  transport: Transport,
  signal: AbortSignal,
): AsyncGenerator<AliasMoved | 'connected'> {
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), silenceMs);
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
    };
    try {
      const response = await transport.send({
        method: 'GET',
        path: '/api/canopy/events',
        headers: { accept: 'text/event-stream' },
        signal: AbortSignal.any([signal, silence.signal]),
        isRepeatable: false,
      });
      if (response.body) {
        yield 'connected';
        pauseMs = firstPauseMs;
        for await (const { event, data } of readServerSentEvents(response.body, restart)) {
          const moved: unknown = event === 'alias' ? JSON.parse(data) : undefined;
          if (Value.Check(AliasMoved, moved)) yield moved;
        }
      }
    } catch {
      // A server that is away is what the next round is for.
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
    await wait(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}
