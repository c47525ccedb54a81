import { DomainError } from '@canopy/service-kit/errors';
import { readScoringRows } from '../scoring/index.js';

/**
 * The rows of a request in KServe's first protocol: `instances` as lists of values in the order of the columns, or as objects by
 * column name.
 *
 * @throws DomainError `invalid`
 */
export function readInstances(body: unknown): Record<string, unknown>[] {
  const { instances } = { instances: undefined, ...(body as object) };
  if (Array.isArray(instances)) return readScoringRows({ instances });
  throw new DomainError(
    'invalid',
    'Expected "instances" to be a list: {"instances": [{column: value, …}, …]} or {"instances": [[values of a row], …]}.',
  );
}
