import type { Hit } from './hit.js';
import type { Search } from './search.js';

/** Rows whose values are kept in memory, as far as they were asked for. */
export interface InMemory<Row> {
  /** Whether all is there already that the search needs. */
  isReady(search: Search): boolean;
  /** The first hits; undefined where memory has no answer to this search. */
  find(search: Search): Promise<Hit<Row>[] | undefined>;
}
