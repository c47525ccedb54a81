import { PassThrough } from 'node:stream';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Notices } from '../../database/hear-notices.js';
import { TrackingError } from '../../protocol/tracking-error.js';

export interface EventsOptions {
  /** Of the aliases that move, as JSON. */
  aliasMoves: Notices;
  /** Milliseconds between two comments, which keep the connection alive. */
  pingMs: number;
}

const schema = {
  response: {
    200: { description: 'The events', content: { 'text/event-stream': { schema: Type.Unknown() } } },
  },
};

// A reader that leaves this much unread is gone; it connects again and reads the aliases anew.
const mostUnreadBytes = 1024 * 1024;

/** What happens here, as it happens: a `text/event-stream` with one `alias` event for every alias that moves. */
export function eventsRoutes(app: Service, { aliasMoves, pingMs }: EventsOptions, done: () => void): void {
  const streams = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });

  app.get('/api/canopy/events', { exposeHeadRoute: false, schema }, async (_request, reply) => {
    const stream = new PassThrough();
    const send = (text: string) => {
      if (stream.writableLength > mostUnreadBytes) stream.destroy();
      else if (stream.writable) stream.write(text);
    };
    const unsubscribe = aliasMoves.subscribe({
      noticed: (message) => send(`event: alias\ndata: ${message}\n\n`),
      interrupted: () => stream.end(),
    });
    if (!unsubscribe) {
      throw new TrackingError(
        'TEMPORARILY_UNAVAILABLE',
        'Postgres is away, so nothing is heard of yet; try again.',
      );
    }
    const ping = setInterval(() => send(': ping\n\n'), pingMs);
    streams.add(stream);
    stream.once('close', () => {
      clearInterval(ping);
      unsubscribe();
      streams.delete(stream);
    });
    send(': connected\n\n');
    return reply
      .headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'close' })
      .send(stream);
  });
  done();
}
