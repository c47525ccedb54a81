'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { splitDuration } from './split-duration';

export interface Formats {
  count(value: number): string;
  /** 0.9166 → 91.7 % */
  share(value: number): string;
  /** 0.9166 → 92 % */
  wholeShare(value: number): string;
  /** 0.0916 → +9.2, of a hundred */
  points(difference: number): string;
  score(value: number): string;
  /** 0.0123 → +0.0123 */
  difference(value: number): string;
  /** 2596.1234 → 2,596 */
  measure(value: number): string;
  duration(milliseconds: number): string;
  /** With the zone that the reader is in. */
  moment(date: Date): string;
  clock(date: Date): string;
  /** Without seconds. */
  minute(date: Date): string;
  day(date: Date): string;
}

/** Numbers and times as the reader's language writes them. */
export function useFormats(): Formats {
  const format = useFormatter();
  const texts = useTranslations('units');
  return {
    count: (value) => format.number(value),
    share: (value) =>
      format.number(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    wholeShare: (value) => format.number(value, { style: 'percent', maximumFractionDigits: 0 }),
    points: (difference) =>
      format.number(100 * difference, {
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero',
      }),
    score: (value) => format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 }),
    difference: (value) =>
      format.number(value, {
        minimumFractionDigits: 4,
        maximumFractionDigits: 4,
        signDisplay: 'exceptZero',
      }),
    measure: (value) => format.number(value, { maximumSignificantDigits: 4 }),
    duration(milliseconds) {
      if (milliseconds < 1000)
        return texts('milliseconds', { value: format.number(Math.round(milliseconds)) });
      if (milliseconds < 60_000) {
        const value = format.number(milliseconds / 1000, { maximumFractionDigits: 1 });
        return texts('seconds', { value });
      }
      const { hours, minutes, seconds } = splitDuration(milliseconds);
      return hours > 0 ? texts('hours', { hours, minutes }) : texts('minutes', { minutes, seconds });
    },
    moment: (date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'long' }),
    clock: (date) => format.dateTime(date, { timeStyle: 'medium' }),
    minute: (date) => format.dateTime(date, { timeStyle: 'short' }),
    day: (date) => format.dateTime(date, { month: 'short', day: 'numeric' }),
  };
}
