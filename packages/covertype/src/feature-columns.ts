import type { FeatureColumn, MeasureColumn } from './column.js';

const distance = (key: string, header: string, to: string): MeasureColumn => ({
  kind: 'measure',
  key,
  header,
  meaning: `Horizontal distance to the nearest ${to}`,
  group: 'distances',
  unit: 'm',
  plausible: { minimum: 0, maximum: 20_000 },
});

const hillshade = (key: string, header: string, time: string): MeasureColumn => ({
  kind: 'measure',
  key,
  header,
  meaning: `Index of hill shade at ${time}, summer solstice`,
  group: 'light',
  unit: '',
  range: { minimum: 0, maximum: 255 },
  plausible: { minimum: 0, maximum: 255 },
});

/** The twelve features in the source's order (Blackard and Dean, 1998). */
export const featureColumns: readonly FeatureColumn[] = [
  {
    kind: 'measure',
    key: 'elevation',
    header: 'Elevation',
    meaning: 'Height above sea level',
    group: 'terrain',
    unit: 'm',
    plausible: { minimum: 0, maximum: 9000 },
  },
  {
    kind: 'measure',
    key: 'aspect',
    header: 'Aspect',
    meaning: 'Compass direction that the slope faces',
    group: 'terrain',
    unit: '°',
    range: { minimum: 0, maximum: 360 },
    plausible: { minimum: 0, maximum: 360 },
  },
  {
    kind: 'measure',
    key: 'slope',
    header: 'Slope',
    meaning: 'Steepness',
    group: 'terrain',
    unit: '°',
    range: { minimum: 0, maximum: 90 },
    plausible: { minimum: 0, maximum: 90 },
  },
  distance('horizontal_distance_to_hydrology', 'Horizontal_Distance_To_Hydrology', 'surface water'),
  {
    kind: 'measure',
    key: 'vertical_distance_to_hydrology',
    header: 'Vertical_Distance_To_Hydrology',
    meaning: 'Height above the nearest surface water',
    group: 'distances',
    unit: 'm',
    plausible: { minimum: -3000, maximum: 3000 },
  },
  distance('horizontal_distance_to_roadways', 'Horizontal_Distance_To_Roadways', 'road'),
  hillshade('hillshade_9am', 'Hillshade_9am', '9 am'),
  hillshade('hillshade_noon', 'Hillshade_Noon', 'noon'),
  hillshade('hillshade_3pm', 'Hillshade_3pm', '3 pm'),
  distance(
    'horizontal_distance_to_fire_points',
    'Horizontal_Distance_To_Fire_Points',
    'wildfire ignition point',
  ),
  {
    kind: 'name',
    key: 'wilderness_area',
    header: 'Wilderness_Area',
    meaning: 'Wilderness area of Roosevelt National Forest',
    group: 'place',
    noun: 'area',
    names: ['Rawah', 'Neota', 'Commanche', 'Cache'],
    // The source gives the rows in the order of the map: its last batches are all of Rawah.
    mayBeConstant: true,
  },
  {
    kind: 'code',
    key: 'soil_type',
    header: 'Soil_Type',
    meaning: 'Ecological land unit of the US Forest Service',
    group: 'place',
    noun: 'soil',
    prefix: 'C',
    codes: [
      2702, 2703, 2704, 2705, 2706, 2717, 3501, 3502, 4201, 4703, 4704, 4744, 4758, 5101, 5151, 6101, 6102,
      6731, 7101, 7102, 7103, 7201, 7202, 7700, 7701, 7702, 7709, 7710, 7745, 7746, 7755, 7756, 7757, 7790,
      8703, 8707, 8708, 8771, 8772, 8776,
    ],
  },
];
