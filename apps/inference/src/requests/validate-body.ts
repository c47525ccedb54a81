import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type RequestProblem, RequestProblems } from './request-problems.js';

const mostNamed = 20;

/** For a route: checks a body against a schema and names all that is wrong with it, up to twenty things, as a 422. */
export function validateBody<Schema extends TSchema>(
  schemaFor: (body: unknown) => Schema,
): (body: unknown) => { value: Static<Schema> } | { error: RequestProblems } {
  const validators = new Map<Schema, ReturnType<typeof Compile<Schema>>>();
  return (body) => {
    const schema = schemaFor(body);
    const validator = validators.get(schema) ?? Compile(schema);
    validators.set(schema, validator);
    if (validator.Check(body)) return { value: body as Static<Schema> };
    const problems = validator.Errors(body).slice(0, mostNamed);
    return { error: new RequestProblems(problems.map(describeProblem)) };
  };
}

function describeProblem({
  instancePath,
  message,
  keyword,
  params,
}: {
  instancePath: string;
  message: string;
  keyword: string;
  params: object;
}): RequestProblem {
  const path = instancePath.split('/').slice(1);
  const { requiredProperties: [missing] = [], allowedValues } = params as {
    requiredProperties?: string[];
    allowedValues?: unknown[];
  };
  if (missing !== undefined) path.push(missing);
  const expected = allowedValues && `expected one of ${allowedValues.join(', ')}`;
  return {
    loc: ['body', ...path.map((step) => (/^\d+$/.test(step) ? Number(step) : step))],
    msg: missing === undefined ? (expected ?? message) : 'Field required',
    type: missing === undefined ? keyword : 'missing',
  };
}
