/** The first row of the data set with a soil code that does not exist: it must be answered all the same. */
export const exampleMeasures = {
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
  wilderness_area: 0,
  soil_type: 7744,
};
