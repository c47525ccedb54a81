'use client';

import { Tooltip } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { unreachable } from '../../ui/request-problem';
import { useFormats } from '../../ui/use-formats';
import { useServices } from '../services';
import classes from './live-chip.module.css';

/** Whether what is on the page is of this moment, or since when it is not. */
export function LiveChip() {
  const texts = useTranslations('live');
  const { clock } = useFormats();
  const { data, error, dataUpdatedAt } = useServices();

  if (data === undefined && error?.code !== unreachable) {
    return <span className={classes.chip}>{texts('connecting')}</span>;
  }
  const isStale = error?.code === unreachable;
  const time = dataUpdatedAt === 0 ? '–' : clock(new Date(dataUpdatedAt));
  return (
    <Tooltip label={isStale ? texts('staleHint', { time }) : texts('liveHint')} multiline maw={280}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip must be reachable by keyboard */}
      <span className={classes.chip} data-stale={isStale || undefined} role="status" tabIndex={0}>
        <span className={classes.dot} aria-hidden />
        {isStale ? texts('stale', { time }) : texts('live')}
      </span>
    </Tooltip>
  );
}
