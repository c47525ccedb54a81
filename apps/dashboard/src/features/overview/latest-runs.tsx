'use client';

import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { NextRun } from '../schedule';
import { TickOutcome, TickStory, useTicks } from '../ticks';
import { joinAlikeRuns } from './join-alike-runs';
import classes from './latest-runs.module.css';

const shownRuns = 4;

/** The last few runs as a short story each. */
export function LatestRuns() {
  const texts = useTranslations('overview');
  const runs = useTranslations('monitoring.runs');
  return (
    <Section title={texts('latestRuns')} aside={<NextRun />}>
      <Polled query={useTicks()} height={260}>
        {(ticks) =>
          ticks.length === 0 ? (
            <EmptyNote>{runs('empty')}</EmptyNote>
          ) : (
            <ol className={classes.runs}>
              {joinAlikeRuns(ticks)
                .slice(0, shownRuns)
                .map(({ tick, times }) => (
                  <li key={tick.runId} className={classes.run}>
                    <div className={classes.head}>
                      <TickOutcome tick={tick} />
                      <span className={classes.when}>
                        {times > 1 && `${texts('timesInARow', { times })} · `}
                        <Moment at={tick.startedAt} />
                      </span>
                    </div>
                    <div className={classes.story}>
                      <TickStory tick={tick} isBrief />
                    </div>
                  </li>
                ))}
            </ol>
          )
        }
      </Polled>
    </Section>
  );
}
