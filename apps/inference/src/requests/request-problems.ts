import { type Static, Type } from 'typebox';

/** What is wrong with one value of a request, in FastAPI's form. */
export const RequestProblem = Type.Object({
  loc: Type.Array(Type.Union([Type.String(), Type.Integer()]), {
    description: 'where it stands, from the outside in',
  }),
  msg: Type.String({ description: 'what is wrong, for a person' }),
  type: Type.String({ description: 'what is wrong, for a program' }),
});
export type RequestProblem = Static<typeof RequestProblem>;

/** A request that cannot be answered as it is, with everything that is wrong with it. */
export class RequestProblems extends Error {
  override readonly name = 'RequestProblems';
  readonly statusCode = 422;
  readonly problems: readonly RequestProblem[];

  constructor(problems: readonly RequestProblem[]) {
    super(problems.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '));
    this.problems = problems;
  }
}
