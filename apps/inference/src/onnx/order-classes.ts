import { labelColumn } from '@canopy/covertype';
import { ModelRefusedError } from '../models/model-refused-error.js';

const { classNames } = labelColumn;

/**
 * The class that each of a model's probabilities is of, in their order. A class is named by its number or by its name; one that the
 * model never saw is missing.
 *
 * @param labels what the model names; undefined where it names none, and so has all of them in order.
 * @throws ModelRefusedError for labels that are no classes.
 */
export function orderClasses(labels: readonly (number | string)[] | undefined, width: number): number[] {
  const classes = labels?.map(classOf) ?? classNames.map((_, label) => label);
  const isWhole = classes.every((label) => label >= 0) && new Set(classes).size === classes.length;
  if (isWhole && (width < 0 || width === classes.length)) return classes;
  throw new ModelRefusedError(
    `its classes are ${labels?.join(', ') ?? `${width} without a label`}, expected labels among 0 to ${classNames.length - 1} or ${classNames.join(', ')}`,
  );
}

function classOf(label: number | string): number {
  const text = String(label);
  const names: readonly string[] = classNames;
  const number = /^\d$/.test(text) ? Number(text) : names.indexOf(text);
  return number < classNames.length ? number : -1;
}
