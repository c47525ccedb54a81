'use client';

import { IconCircleCheck, IconCircleDashed, IconCircleX, IconClock } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { judgeOverall } from './judge-overall';
import classes from './overall-state.module.css';
import { useServices } from './use-services';

const icons = { up: IconCircleCheck, waiting: IconClock, down: IconCircleX };

/** How the whole system is, in one line that leads to the details. */
export function OverallState() {
  const texts = useTranslations();
  const { data, error } = useServices();
  // What was true before the server went away is not shown as if it were true now.
  const overall = data && error === null ? judgeOverall(data.services) : undefined;
  const Icon = overall === undefined ? IconCircleDashed : icons[overall.state];
  return (
    <Link href="/control" className={classes.state} data-state={overall?.state}>
      <Icon size={18} stroke={2} aria-hidden className={classes.icon ?? ''} />
      <span className={classes.words}>
        {overall === undefined && texts('states.overallUnknown')}
        {overall?.state === 'up' && texts('states.overallUp', { count: overall.serviceCount })}
        {overall !== undefined && overall.state !== 'up' && (
          <>
            {texts('states.overallTroubled', { up: overall.upCount, count: overall.serviceCount })}
            <span className={classes.troubled}>
              {overall.troubled
                .map(({ id, state }) => `${texts(`control.serviceNames.${id}`)}: ${texts(`states.${state}`)}`)
                .join(' · ')}
            </span>
          </>
        )}
      </span>
    </Link>
  );
}
