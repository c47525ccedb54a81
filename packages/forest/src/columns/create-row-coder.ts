import { type Forest, missingCode, type Trees } from '../forest.js';
import { ForestInputError } from '../forest-input-error.js';
import { createCoder } from './create-coder.js';

export interface RowCoder {
  /** The code of a value of a feature; `row` is for the message alone. */
  codeOf(value: number, feature: number, row: number): number;
  /** Writes the code of each of a row's values. */
  codeRow(values: ArrayLike<number>, codes: Uint16Array): void;
}

/**
 * Makes the rule by which a forest reads the rows that it is asked about. Both functions throw a `ForestInputError` for an infinite
 * value, and for a missing one where the forest knows no way; `codeRow` for too few or too many values.
 */
export function createRowCoder({
  features,
  edges,
  schema,
  classWeights,
}: Omit<Forest, keyof Trees>): RowCoder {
  const coders = features.map((feature, f) => createCoder(feature, edges[f]));
  const knowsMissing = classWeights !== null;

  function codeOf(value: number, feature: number, row: number): number {
    const code = coders[feature](value);
    if (code >= 0 && (code !== missingCode || knowsMissing)) return code;
    const readable = knowsMissing ? 'finite numbers and NaN' : 'finite numbers';
    throw new ForestInputError(
      `Feature "${schema.featureNames[feature]}" is ${value} in row ${row}: only ${readable} can be judged.`,
    );
  }

  function codeRow(values: ArrayLike<number>, codes: Uint16Array): void {
    if (values.length !== coders.length) {
      throw new ForestInputError(
        `The forest reads ${coders.length} features, but the row has ${values.length} values.`,
      );
    }
    for (let f = 0; f < coders.length; f++) codes[f] = codeOf(values[f], f, 0);
  }

  return { codeOf, codeRow };
}
