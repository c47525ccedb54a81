import { exampleMeasures } from '@canopy/covertype';
import { fileNames } from './file-names.js';

const row = { ...exampleMeasures, wilderness_area: 'Rawah', soil_type: 'C7745' };

/** One row as pandas writes a data frame in its form "split". */
const frame = { columns: Object.keys(row), data: [Object.values(row)] };

/** An example of what the model is asked, and of the request to a server that has it, by file name. */
export const inputExample = {
  [fileNames.inputExample]: JSON.stringify(frame),
  [fileNames.servingExample]: JSON.stringify({ dataframe_split: frame }, null, 2),
} as const;
