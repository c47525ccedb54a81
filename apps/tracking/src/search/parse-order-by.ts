import { invalid } from '../protocol/refusals.js';
import { tokenize } from './tokenize.js';

export interface Order {
  /** As it was written. */
  identifier: string;
  ascending: boolean;
}

/** Reads `identifier [ASC|DESC]`. @throws TrackingError */
export function parseOrderBy(orderBy: string): Order {
  const [name, direction, ...rest] = tokenize(orderBy);
  if (name?.kind !== 'name' || rest.length > 0) {
    throw invalid(`Invalid order_by clause '${orderBy}'. Could not be parsed.`);
  }
  const word = direction?.source.toUpperCase() ?? 'ASC';
  if (word !== 'ASC' && word !== 'DESC') {
    throw invalid(`Invalid ordering key in order_by clause '${orderBy}'.`);
  }
  return { identifier: name.source, ascending: word === 'ASC' };
}
