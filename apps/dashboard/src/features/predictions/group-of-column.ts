import type { FeatureColumn } from '@canopy/covertype';

export const columnGroups = ['terrain', 'distances', 'light', 'place'] as const;
export type ColumnGroup = (typeof columnGroups)[number];

/** Under which heading of the form a column stands. */
export function groupOfColumn(column: FeatureColumn): ColumnGroup {
  if (column.kind !== 'measure') return 'place';
  if (column.key.includes('distance')) return 'distances';
  return column.key.startsWith('hillshade') ? 'light' : 'terrain';
}
