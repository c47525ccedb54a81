'use client';

import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestProblem } from '../../ui/request-problem';
import type { ChampionAnswer } from '../champion';
import type { Samples } from '../samples';
import type { Serving } from '../serving';
import type { Tick } from '../ticks';
import type { Training } from '../trainings';
import { findActiveStage, type Stage, stages } from './find-active-stage';
import classes from './loop-picture.module.css';
import { useStageWords } from './use-stage-words';

type Polled<Answer> = Pick<UseQueryResult<Answer, RequestProblem>, 'data' | 'isError'>;

interface LoopPictureProps {
  ticks: readonly Tick[] | undefined;
  samples: Polled<Samples>;
  trainings: Polled<Training[]>;
  champion: Polled<ChampionAnswer>;
  serving: Serving | undefined;
  waiting: string | undefined;
}

/** The five stages that a row and a model pass, each with where it stands; the one at work is lit. */
export function LoopPicture({ ticks, samples, trainings, champion, serving, waiting }: LoopPictureProps) {
  const texts = useTranslations('overview.loop');
  const words = useStageWords({
    ticks,
    samples: samples.data,
    trainings: trainings.data,
    model: champion.data,
    serving,
    waiting,
  });
  const active = findActiveStage(ticks);
  const isLost: Record<Stage, boolean> = {
    source: samples.isError,
    rows: samples.isError,
    training: trainings.isError,
    gate: trainings.isError,
    serving: champion.isError,
  };

  function describe(stage: Stage): ReactNode {
    const { value, note } = words[stage] ?? { value: '–', note: texts('unknown') };
    if (words[stage] === undefined && !isLost[stage]) return <Skeleton height={44} mt={6} radius="sm" />;
    return (
      <>
        <span className={classes.value}>{value}</span>
        <span className={classes.note}>{note}</span>
      </>
    );
  }

  return (
    <div className={classes.room}>
      <ol className={classes.loop} aria-label={texts('title')}>
        {stages.map((stage) => (
          <li key={stage} className={classes.stage} data-active={stage === active || undefined}>
            <span className={classes.name}>
              {texts(stage)}
              {stage === active && <span className={classes.now}>{texts('now')}</span>}
            </span>
            {describe(stage)}
          </li>
        ))}
      </ol>
    </div>
  );
}
