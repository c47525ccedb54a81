'use client';

import { useNow } from 'use-intl';
import { useFormats } from './use-formats';

/** The time that is left until a moment, second by second. */
export function Countdown({ until }: { until: string }) {
  const now = useNow({ updateInterval: 1000 });
  const { duration, moment } = useFormats();
  const date = new Date(until);
  const seconds = Math.max(0, Math.ceil((date.getTime() - now.getTime()) / 1000));
  return (
    <time dateTime={until} title={moment(date)}>
      {duration(Math.max(1, seconds) * 1000)}
    </time>
  );
}
