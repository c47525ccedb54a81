'use client';

import { featureColumns } from '@canopy/covertype';
import type { WarningCode, WarningDetail } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { useColumnLabel } from '../samples';
import { writeUnit } from './write-unit';

type Rule = keyof (typeof en)['warnings']['rules'];
type Tell = (code: WarningCode, values: Record<string, string | number>) => string;

const units = new Map(
  featureColumns.map((column) => [column.key, column.kind === 'measure' ? writeUnit(column.unit) : '']),
);
const unitOf = (key: string) => units.get(key) ?? '';

/** Says in the reader's language what is unusual about a place that was predicted. */
export function useWarningWords(): (warning: WarningDetail) => string {
  const texts = useTranslations('warnings');
  const told = useTranslations('warnings.told');
  const rules = useTranslations('warnings.rules');
  const labelOf = useColumnLabel();
  // What each text needs are the facts of its code: no type knows that, and a test of both does.
  const tell = told as unknown as Tell;
  const tellRule = rules as unknown as (rule: string, facts: WarningDetail['facts']) => string;
  return ({ code, columns, facts }) => {
    const column = columns.map(labelOf).join(', ');
    if (code === 'implausible_value')
      return tell(code, { ...facts, column, unit: writeUnit(`${facts.unit}`) });
    if (code !== 'broken_rule') return tell(code, { ...facts, column });
    const { rule, severity, meaning, values } = facts;
    const found = String(values).split(', ');
    const sentence = tell(code, {
      meaning: rules.has(rule as Rule) ? tellRule(String(rule), facts) : String(meaning),
      values: columns.map((key, place) => `${labelOf(key)}: ${found[place]}${unitOf(key)}`).join('; '),
    });
    return severity === 'error' ? `${sentence} ${texts('unheardOf')}` : sentence;
  };
}
