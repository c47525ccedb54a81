import type { CategoryNumbers } from './category-numbers.js';

/** The number of a name, or undefined. A name that every object inherits, such as `constructor`, is no name of a category. */
export function numberOfName(column: string, name: string, numbers: CategoryNumbers): number | undefined {
  const known = numbers[column] ?? {};
  return Object.hasOwn(known, name) ? known[name] : undefined;
}
