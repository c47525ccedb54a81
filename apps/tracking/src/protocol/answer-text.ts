import type { FastifyReply } from 'fastify';

/**
 * An answer that is JSON already, in pieces: texts of ASCII and buffers of UTF-8. The caller sees to it that together they
 * are what `Answer` says; Fastify sends a buffer as it is, and no serializer walks through it again.
 */
export function answerText<Answer>(
  reply: Pick<FastifyReply, 'type'>,
  pieces: readonly (string | Buffer)[],
): Answer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const body = Buffer.allocUnsafeSlow(length);
  let end = 0;
  for (const piece of pieces) {
    end += typeof piece === 'string' ? body.write(piece, end, 'latin1') : piece.copy(body, end);
  }
  reply.type('application/json; charset=utf-8');
  return body as unknown as Answer;
}
