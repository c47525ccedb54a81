import { type Api, type ApiCall, Nothing } from '../http/create-api.js';

/** Calls an operation that changes something and has nothing to say. @throws MlflowError */
export type Tell = (
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  fields: ApiCall<typeof Nothing>['fields'],
  prefix?: string,
) => Promise<void>;

/** For operations of which twice is as good as once, and for those that refuse or add something the second time. */
export function createTell(call: Api): { tell: Tell; tellOnce: Tell } {
  const telling =
    (isRepeatable: boolean): Tell =>
    async (method, path, fields, prefix) => {
      const where = prefix === undefined ? { path } : { path, prefix };
      await call({ method, ...where, fields, answer: Nothing, isRepeatable });
    };
  return { tell: telling(true), tellOnce: telling(false) };
}
