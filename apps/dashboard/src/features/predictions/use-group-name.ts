'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';

type GroupKey = keyof (typeof en)['prediction']['groups'];

/** The reader's word for a group of columns; a group that has none keeps its own name. */
export function useGroupName(): (group: string) => string {
  const texts = useTranslations('prediction.groups');
  return (group) => (texts.has(group as GroupKey) ? texts(group as GroupKey) : group);
}
