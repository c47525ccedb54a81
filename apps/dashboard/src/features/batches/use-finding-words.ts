'use client';

import { labelColumn } from '@canopy/covertype';
import type { BatchFinding } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import { useCoverName } from '../models';
import { useColumnLabel } from '../samples';

type Tell = (rule: BatchFinding['rule'], values: Record<string, string | number>) => string;

/** Says what was found in the reader's language; undefined for an older finding, which has its own words alone. */
export function useFindingWords(): (
  finding: Pick<BatchFinding, 'rule' | 'column' | 'facts'>,
) => string | undefined {
  const texts = useTranslations('data.findings.told');
  const labelOf = useColumnLabel();
  const coverName = useCoverName();
  return ({ rule, column = '', facts }) => {
    if (facts === undefined) return undefined;
    // What each text needs are the facts of its rule: no type knows that, and a test of both does.
    const tell = texts as unknown as Tell;
    const named = column === labelColumn.key ? nameCovers(facts, coverName) : facts;
    return tell(rule, { ...named, column: labelOf(column) });
  };
}

const namingFacts = ['one', 'other', 'value'];

/** Classes stand in facts by their numbers, as texts. */
const nameCovers = (facts: NonNullable<BatchFinding['facts']>, coverName: (label: number) => string) =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      namingFacts.includes(name) ? coverName(Number(fact)) : fact,
    ]),
  );
