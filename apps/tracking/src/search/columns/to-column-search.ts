import type { LifecycleStage } from '@canopy/mlflow-client';
import type { OrderKey } from '../order-to-sql.js';
import type { Search } from '../search.js';
import { type ColumnName, columnOfField, nameOf, stateColumns } from './column-name.js';
import { type ColumnTest, toColumnTest } from './column-test.js';
import type { OrderPart, Place } from './place.js';
import { readPlace } from './read-place.js';

/** A search in words of columns. */
export interface ColumnSearch {
  /** Undefined: runs of both stages. */
  stage: LifecycleStage | undefined;
  tests: readonly ColumnTest[];
  /** To the tie-breakers, which make the order of any two runs certain. */
  order: readonly OrderPart[];
  after: Place | undefined;
  limit: number;
  /** All columns that it needs, each once. */
  columns: readonly ColumnName[];
}

/** Undefined where Postgres alone can tell what the search means, or refuses it. */
export function toColumnSearch(
  { asked, filter, position, limit }: Search,
  stage: LifecycleStage | undefined,
): ColumnSearch | undefined {
  if (!asked.keys) return undefined;
  const tests = filter.map(toColumnTest).filter((test) => test !== undefined);
  if (tests.length < filter.length) return undefined;
  const order = [
    ...asked.keys.map(toPart),
    { column: stateColumns.start, absentRank: undefined, ascending: false },
    { column: stateColumns.id, absentRank: undefined, ascending: true },
  ];
  const after = position && readPlace(position, order);
  if (position && !after) return undefined;
  const columns = [...Object.values(stateColumns), ...tests, ...order].map((part) =>
    'column' in part ? part.column : part,
  );
  const distinct = new Map(columns.map((column) => [nameOf(column), column]));
  return { stage, tests, order, after, limit, columns: [...distinct.values()] };
}

function toPart({ field, ascending }: OrderKey): OrderPart {
  const mayBeAbsent = field.kind !== 'attribute' || field.attribute.isNullable;
  const absentRank = field.kind === 'metric' ? 2 : mayBeAbsent ? 1 : undefined;
  return { column: columnOfField(field), absentRank, ascending };
}
