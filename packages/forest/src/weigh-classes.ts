/**
 * The weight of a row of each class: 1, or n / (k · count) as in scikit-learn's `class_weight="balanced"`, where k counts the
 * classes that have rows. A class without rows weighs 0.
 */
export function weighClasses(
  labels: Uint8Array,
  classCount: number,
  classWeight: 'balanced' | 'none',
): Float64Array {
  const counts = new Int32Array(classCount);
  for (const label of labels) counts[label]++;
  const presentCount = counts.reduce((present, count) => present + (count > 0 ? 1 : 0), 0);
  return Float64Array.from(counts, (count) => {
    if (count === 0) return 0;
    return classWeight === 'none' ? 1 : labels.length / (presentCount * count);
  });
}
