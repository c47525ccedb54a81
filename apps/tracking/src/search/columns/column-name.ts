import type { Field } from '../resolve-identifier.js';
import type { FieldKind } from '../vocabulary.js';

/** What a column has of each run: what a filter or an order names, or what every search has to know. */
export interface ColumnName {
  kind: FieldKind | 'state';
  key: string;
}

/** The columns that every frame has: 0 or 1 for active or deleted runs, revisions, and what decides between equals. */
export const stateColumns = {
  stage: { kind: 'state', key: 'stage' },
  revision: { kind: 'state', key: 'revision' },
  start: { kind: 'attribute', key: 'start_time' },
  id: { kind: 'attribute', key: 'run_id' },
} as const satisfies Record<string, ColumnName>;

const numericAttributes: readonly string[] = ['start_time', 'end_time'];

/** The column that a filter or an order names. */
export const columnOfField = (field: Field): ColumnName =>
  field.kind === 'attribute' ? { kind: field.kind, key: field.name } : { kind: field.kind, key: field.key };

/** Whether the column has integers of 64 bits. */
export const isWhole = ({ kind, key }: ColumnName): boolean =>
  kind === 'attribute' && numericAttributes.includes(key);

export const nameOf = ({ kind, key }: ColumnName): string => `${kind}.${key}`;

export const isNumeric = (name: ColumnName): boolean =>
  name.kind === 'metric' || name.kind === 'state' || isWhole(name);
