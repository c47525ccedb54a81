/** What is predicted: `classNames[label]` is the name of the forest cover. */
export const labelColumn = {
  key: 'cover_type',
  header: 'Cover_Type',
  classNames: [
    'Spruce/Fir',
    'Lodgepole Pine',
    'Ponderosa Pine',
    'Cottonwood/Willow',
    'Aspen',
    'Douglas-fir',
    'Krummholz',
  ],
} as const;
