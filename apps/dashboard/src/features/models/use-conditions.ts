'use client';

import type { SurrogateQuestion } from '@canopy/pipeline-contract';
import { useFormatter, useTranslations } from 'use-intl';
import { useColumnLabel } from '../samples';

/** The two sides of a question in the reader's words. */
export function useConditions(): (question: SurrogateQuestion) => { left: string; right: string } {
  const texts = useTranslations('models.surrogate');
  const format = useFormatter();
  const labelOf = useColumnLabel();
  return ({ column, threshold, unit = '', leftNames }) => {
    const name = labelOf(column);
    if (leftNames === undefined) {
      const gap = unit === '' || unit === '°' ? '' : ' ';
      const edge = `${format.number(threshold)}${gap}${unit}`;
      return { left: texts('below', { name, edge }), right: texts('notBelow', { name, edge }) };
    }
    const [first = '', ...others] = leftNames;
    const last = others.at(-1);
    const names =
      last === undefined || leftNames.length <= 3
        ? format.list(leftNames, { type: 'disjunction' })
        : texts('range', { first, last, count: leftNames.length });
    return { left: texts('oneOf', { name, names }), right: texts('another', { name }) };
  };
}
