'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';

type ColumnKey = keyof (typeof en)['columns'];

/** The reader's word for a column of the data set; a column that has none keeps its own name. */
export function useColumnLabel(): (key: string) => string {
  const texts = useTranslations('columns');
  return (key) => {
    const path = `${key as ColumnKey}.label` as const;
    return texts.has(path) ? texts(path) : key;
  };
}
