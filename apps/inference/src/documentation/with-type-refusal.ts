/**
 * The answers of a route, and where it takes a body the one to a body of another type, which Fastify gives for every route: in one
 * sentence, in the form of the route's other refusals.
 */
export function withTypeRefusal<Answer>(
  response: Readonly<Record<string, Answer>>,
  body: object | undefined,
): Record<string, Answer> {
  const sentence = response[503] ?? response[400];
  if (body === undefined || response[415] !== undefined || sentence === undefined) return { ...response };
  return { ...response, 415: sentence };
}
