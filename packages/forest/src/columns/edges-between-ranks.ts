/**
 * The edges of a categorical feature, one above each rank, so that the code of a category is its rank. The last of them parts
 * missing values from all categories.
 */
export function edgesBetweenRanks(categoryCount: number): Float64Array {
  return Float64Array.from({ length: categoryCount }, (_, rank) => rank + 0.5);
}
