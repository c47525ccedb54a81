import { featureColumns, labelColumn } from '@canopy/covertype';
import type { ForestSchema } from '@canopy/forest';

/** The names of the data set as they travel in a model. */
export const covertypeSchema: ForestSchema = {
  featureNames: featureColumns.map((column) => column.key),
  classNames: [...labelColumn.classNames],
};
