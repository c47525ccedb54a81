'use client';

import { useTranslations } from 'use-intl';
import { useColumnLabel } from '../samples';

/** The reader's word for what is compared: a column, or the predicted or the true class. */
export function useComparedLabel(): (key: string) => string {
  const texts = useTranslations('watch.drift');
  const labelOf = useColumnLabel();
  return (key) => {
    if (key === 'predicted class') return texts('predictedClass');
    return key === 'true class' ? texts('trueClass') : labelOf(key);
  };
}
