'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';

type CoverType = keyof (typeof en)['coverTypes'];

/** The reader's word for a class. */
export function useCoverName(): (label: number) => string {
  const covers = useTranslations('coverTypes');
  return (label) => covers(String(label) as CoverType);
}
