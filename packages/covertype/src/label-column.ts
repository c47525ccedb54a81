import type { LabelColumn } from './column.js';

/** The forest cover, by the numbers and names of the reference system. */
export const labelColumn: LabelColumn = {
  key: 'cover_type',
  header: 'Cover_Type',
  meaning: 'the forest cover of a place',
  classNames: [
    'Spruce/Fir',
    'Lodgepole Pine',
    'Ponderosa Pine',
    'Cottonwood/Willow',
    'Aspen',
    'Douglas-fir',
    'Krummholz',
  ],
};
