/** What a span says of the work that it stands for. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/**
 * Does a part of a request's work; where there are traces it is a span below that of the request.
 *
 * @param describe what the span says of what came out of the work; asked only where there are traces.
 */
export type InSpan = <Result>(
  name: string,
  work: () => Result,
  describe?: (result: Awaited<Result>) => SpanAttributes,
) => Result;

declare module 'fastify' {
  interface FastifyRequest {
    inSpan: InSpan;
  }
}

/** Without traces nothing but the work itself is done. */
export const withoutSpan: InSpan = (_name, work) => work();
