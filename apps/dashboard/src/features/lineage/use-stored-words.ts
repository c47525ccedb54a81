'use client';

import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';

/** The reader's words for what the tables of the database call the state of a batch and the outcome of a decision. */
export function useStoredWords(): { state(stored: string): string; outcome(stored: string): string } {
  const states = useTranslations('data.states');
  const outcomes = useTranslations('decisions.outcomes');
  return {
    state(stored) {
      const key = stored as keyof (typeof en)['data']['states'];
      return states.has(key) ? states(key) : stored;
    },
    outcome(stored) {
      const key = stored as keyof (typeof en)['decisions']['outcomes'];
      return outcomes.has(key) ? outcomes(key) : stored;
    },
  };
}
