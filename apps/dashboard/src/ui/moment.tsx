'use client';

import { useFormatter, useNow } from 'use-intl';
import { useFormats } from './use-formats';

/** How long ago something was, with the exact time in its tooltip. */
export function Moment({ at }: { at: string }) {
  const date = new Date(at);
  const now = useNow({ updateInterval: 5000 });
  const format = useFormatter();
  const { moment } = useFormats();
  // A server's clock may be ahead of the reader's by a little: nothing has happened in the future.
  const base = Math.max(now.getTime(), date.getTime());
  return (
    <time dateTime={at} title={moment(date)}>
      {format.relativeTime(date, base)}
    </time>
  );
}
