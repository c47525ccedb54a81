'use client';

import { dataSet, type FeatureColumn, labelColumn, rowHeaders } from '@canopy/covertype';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import type { QuarantineRule } from './batches';

type Told = keyof (typeof en)['data']['quarantine']['told'];
type Rule = keyof (typeof en)['warnings']['rules'];
type Tell = (rule: string, values: Record<string, string | number>) => string;

/** Says in the reader's language what a rule that keeps rows out expects; undefined for a rule that has no words here. */
export function useRuleWords(): (broken: Pick<QuarantineRule, 'rule' | 'column'>) => string | undefined {
  const texts = useTranslations('data.quarantine');
  const told = useTranslations('data.quarantine.told');
  const rules = useTranslations('warnings.rules');
  return ({ rule, column }) => {
    if (told.has(rule as Told)) {
      const definition = dataSet.features.find(({ key }) => key === column);
      const isGone = definition === undefined && column !== undefined && column !== labelColumn.key;
      return isGone ? undefined : (told as unknown as Tell)(rule, factsOf(definition));
    }
    if (!rules.has(rule as Rule)) return undefined;
    const { facts = {} } = dataSet.rules.find(({ id }) => id === rule) ?? {};
    return texts('expected', { meaning: (rules as unknown as Tell)(rule, facts) });
  };
}

/** What the texts of the rules need of a column, whichever it is. */
function factsOf(column: FeatureColumn | undefined): Record<string, string | number> {
  const ofRow = { width: rowHeaders.length, lastClass: labelColumn.classNames.length - 1 };
  switch (column?.kind) {
    case 'measure':
      return { ...ofRow, ...column.plausible };
    case 'name':
      return { ...ofRow, names: column.names.join(', ') };
    case 'code':
      return { ...ofRow, code: `${column.prefix}${column.codes[0]}` };
    default:
      return ofRow;
  }
}
