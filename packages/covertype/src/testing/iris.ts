import type { MeasureColumn } from '../column.js';
import type { DataSet } from '../data-set.js';

const inMillimetres = (key: string, header: string, meaning: string): MeasureColumn => ({
  kind: 'measure',
  key,
  header,
  meaning,
  group: key.startsWith('sepal') ? 'sepal' : 'petal',
  unit: 'mm',
  range: { minimum: 0, maximum: 1000 },
  plausible: { minimum: 1, maximum: 200 },
});

/** Another data set, which nothing but tests knows: flowers of three irises (Fisher, 1936). */
export const iris: DataSet = {
  name: 'iris',
  features: [
    inMillimetres('sepal_length', 'Sepal_Length', 'Length of the sepal'),
    inMillimetres('sepal_width', 'Sepal_Width', 'Width of the sepal'),
    inMillimetres('petal_length', 'Petal_Length', 'Length of the petal'),
    inMillimetres('petal_width', 'Petal_Width', 'Width of the petal'),
    {
      kind: 'name',
      key: 'position',
      header: 'Position',
      meaning: 'Whether the number of the flower is even',
      group: 'flower',
      noun: 'flower',
      names: ['even', 'odd'],
      mayBeConstant: true,
    },
  ],
  label: {
    key: 'species',
    header: 'Species',
    meaning: 'the species of an iris',
    classNames: ['setosa', 'versicolor', 'virginica'],
  },
  rules: [
    {
      id: 'petal_within_sepal',
      severity: 'error',
      columns: ['sepal_length', 'petal_length'],
      meaning: 'a petal is shorter than its sepal',
      holds: (sepal, petal) => petal < sepal,
    },
  ],
  example: { sepal_length: 51, sepal_width: 35, petal_length: 14, petal_width: 2, position: 0 },
  rows: [
    {
      measures: { sepal_length: 51, sepal_width: 35, petal_length: 14, petal_width: 2, position: 'even' },
      label: 0,
    },
    {
      measures: { sepal_length: 70, sepal_width: 32, petal_length: 47, petal_width: 14, position: 'odd' },
      label: 1,
    },
  ],
};
