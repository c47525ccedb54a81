export interface ClassMeasures {
  /** Of the rows taken for this class, the share that is of it; 0 when none was. */
  readonly precision: number;
  /** Of the rows of this class, the share that was taken for it; 0 when there is none. */
  readonly recall: number;
  /** The harmonic mean of precision and recall; 0 when both are 0. */
  readonly f1: number;
  /** How many rows are of this class. */
  readonly support: number;
}

/** The measures of each class of a confusion matrix with the truth in its rows. */
export function measureClasses(confusionMatrix: readonly (readonly number[])[]): ClassMeasures[] {
  return confusionMatrix.map((row, classId) => {
    const hits = row[classId];
    const support = row.reduce((sum, count) => sum + count, 0);
    const predicted = confusionMatrix.reduce((sum, otherRow) => sum + otherRow[classId], 0);
    return {
      precision: divide(hits, predicted),
      recall: divide(hits, support),
      f1: divide(2 * hits, support + predicted),
      support,
    };
  });
}

function divide(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
