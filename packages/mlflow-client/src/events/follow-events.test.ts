import { describe, expect, it } from 'vitest';
import { createTransport } from '../http/create-transport.js';
import { followEvents } from './follow-events.js';

/** The events of a server whose connections give these texts, and end. */
async function follow(connections: (string[] | Error)[], count: number): Promise<unknown[]> {
  const controller = new AbortController();
  const transport = createTransport({
    baseUrl: 'http://tracking.test',
    retries: 0,
    fetch: async () => {
      const texts = connections.shift() ?? [];
      if (texts instanceof Error) throw texts;
      return new Response(ReadableStream.from(texts.map((text) => new TextEncoder().encode(text))));
    },
  });
  const events: unknown[] = [];
  for await (const event of followEvents(transport, controller.signal)) {
    events.push(event);
    if (events.length === count) controller.abort();
  }
  return events;
}

const moved = { name: 'm', alias: 'champion', version: '7' };
const text = `event: alias\ndata: ${JSON.stringify(moved)}\n\n`;

describe('followEvents', () => {
  it('tells of the connection first, then of each alias that moves, past comments and cut chunks', async () => {
    expect(await follow([[': ping\n\n', text.slice(0, 20), text.slice(20) + text]], 3)).toEqual([
      'connected',
      moved,
      moved,
    ]);
  });

  it('connects again after an end and after a refusal', async () => {
    expect(await follow([[text], new Error('away'), [text]], 4)).toEqual([
      'connected',
      moved,
      'connected',
      moved,
    ]);
  });

  it('leaves out what it does not understand', async () => {
    const odd = 'event: other\ndata: {}\n\nevent: alias\ndata: {"name":1}\n\n';

    expect(await follow([[odd, text]], 2)).toEqual(['connected', moved]);
  });
});
