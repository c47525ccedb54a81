import { fileURLToPath } from 'node:url';
import { type LabelledRows, readLabelledRows } from '../forest/labelled-rows.js';

export const shippedFile = fileURLToPath(
  new URL('../../../apps/data-api/data/covertype.csv', import.meta.url),
);

/** The rows that come with the product. */
export const readShippedRows = (): Promise<LabelledRows> => readLabelledRows(shippedFile);
