import { Socket } from 'node:net';
import { giveUpRequest } from '@canopy/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** So many bytes must move on a connection in so many milliseconds, in one direction or the other. */
export interface Pace {
  readonly everyMs: number;
  readonly leastBytes: number;
}

/** Gives up a request whose rows drip in, or whose answers drip out, however long one that keeps the pace may take. */
export function keepPace(request: FastifyRequest, reply: FastifyReply, { everyMs, leastBytes }: Pace): void {
  const { socket } = request.raw;
  // Requests that tests inject have none.
  if (!(socket instanceof Socket)) return;
  let before = bytesOf(socket);
  const look = () => {
    const now = bytesOf(socket);
    if (now - before < leastBytes) giveUpRequest(request, reply);
    else before = now;
  };
  // What has come while nobody could look counts: the look is after the event loop has seen it.
  const timer = setInterval(() => setImmediate(look), everyMs).unref();
  reply.raw.once('close', () => clearInterval(timer));
}

const bytesOf = ({ bytesRead, bytesWritten }: Socket) => bytesRead + bytesWritten;
