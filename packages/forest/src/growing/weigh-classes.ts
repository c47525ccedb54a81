import type { ClassWeight } from './class-weight.js';

/**
 * The weight of a row of each class: 1, one that is given, or n / (k · count) as in scikit-learn's `class_weight="balanced"`,
 * where k counts the classes that have rows. A class without rows weighs 0.
 */
export function weighClasses(labels: Uint8Array, classCount: number, classWeight: ClassWeight): Float64Array {
  const counts = new Int32Array(classCount);
  for (const label of labels) counts[label]++;
  const presentCount = counts.reduce((present, count) => present + (count > 0 ? 1 : 0), 0);
  return Float64Array.from(counts, (count, classId) => {
    if (count === 0) return 0;
    if (classWeight === 'none') return 1;
    return classWeight === 'balanced' ? labels.length / (presentCount * count) : classWeight[classId];
  });
}
