import type { ExampleRow } from './data-set.js';

const first: ExampleRow = {
  measures: {
    elevation: 2596,
    aspect: 51,
    slope: 3,
    horizontal_distance_to_hydrology: 258,
    vertical_distance_to_hydrology: 0,
    horizontal_distance_to_roadways: 510,
    hillshade_9am: 221,
    hillshade_noon: 232,
    hillshade_3pm: 148,
    horizontal_distance_to_fire_points: 6279,
    wilderness_area: 'Rawah',
    soil_type: 'C7745',
  },
  label: 4,
};

/** Rows 1, 59 and 332 of the source. */
export const exampleRows: readonly ExampleRow[] = [
  first,
  {
    measures: {
      elevation: 2489,
      aspect: 11,
      slope: 4,
      horizontal_distance_to_hydrology: 175,
      vertical_distance_to_hydrology: 13,
      horizontal_distance_to_roadways: 840,
      hillshade_9am: 216,
      hillshade_noon: 232,
      hillshade_3pm: 153,
      horizontal_distance_to_fire_points: 5254,
      wilderness_area: 'Rawah',
      soil_type: 'C6731',
    },
    label: 4,
  },
  {
    measures: {
      elevation: 2932,
      aspect: 237,
      slope: 16,
      horizontal_distance_to_hydrology: 342,
      vertical_distance_to_hydrology: 36,
      horizontal_distance_to_roadways: 5797,
      hillshade_9am: 189,
      hillshade_noon: 252,
      hillshade_3pm: 198,
      horizontal_distance_to_fire_points: 6409,
      wilderness_area: 'Rawah',
      soil_type: 'C7745',
    },
    label: 0,
  },
];

/** The first row with a soil code that does not exist: it must be answered all the same. */
export const exampleMeasures: Readonly<Record<string, number>> = {
  ...(first.measures as Readonly<Record<string, number>>),
  wilderness_area: 0,
  soil_type: 7744,
};
