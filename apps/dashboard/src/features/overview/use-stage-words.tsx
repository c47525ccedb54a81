'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/moment';
import { useFormats } from '../../ui/use-formats';
import type { ChampionAnswer } from '../champion';
import type { Samples } from '../samples';
import type { Serving } from '../serving';
import type { Tick } from '../ticks';
import type { Training } from '../trainings';
import type { Stage } from './find-active-stage';

export interface StageWords {
  value: ReactNode;
  note: ReactNode;
}

interface Known {
  ticks: readonly Tick[] | undefined;
  samples: Samples | undefined;
  trainings: readonly Training[] | undefined;
  model: ChampionAnswer | undefined;
  serving: Serving | undefined;
  /** The version that waits for a person's answer. */
  waiting: string | undefined;
}

/** What stands in each stage; undefined where it is not known yet. */
export function useStageWords({
  ticks,
  samples,
  trainings,
  model,
  serving,
  waiting,
}: Known): Record<Stage, StageWords | undefined> {
  const texts = useTranslations('overview.loop');
  const common = useTranslations('common');
  const { count, share, duration } = useFormats();
  const latest = trainings?.[0];
  const step = ticks?.find(({ status }) => status === 'running')?.step;
  const champion = model?.champion;
  const isRefused = champion !== undefined && serving?.refused?.version === champion.version;
  const servingVersion = isRefused ? serving?.version : champion?.version;

  return {
    source: samples && {
      value: texts('sourceValue', { count: samples.batchCount }),
      note: samples.updatedAt === undefined ? texts('rowsEmpty') : <Moment at={samples.updatedAt} />,
    },
    rows: samples && {
      value: texts('rowsValue', { count: count(samples.total) }),
      note: texts('rowsNote', { count: samples.quarantined }),
    },
    training: trainings && {
      value:
        step?.treesInAll === undefined
          ? texts('trainingValue', { count: trainings.length })
          : texts('trainingNow', { done: step.treesDone ?? 0, all: step.treesInAll }),
      note:
        latest === undefined
          ? texts('trainingEmpty')
          : texts('trainingNote', { time: duration(latest.trainingTimeSeconds * 1000) }),
    },
    gate: trainings && {
      value: texts(gateWord(latest, waiting)),
      note:
        latest === undefined
          ? texts('gateEmpty')
          : texts('gateNote', { version: latest.version ?? common('none') }),
    },
    serving: model && {
      value:
        servingVersion === undefined ? texts('servingEmpty') : common('version', { version: servingVersion }),
      note: servingNote(),
    },
  };

  function servingNote(): string {
    if (champion === undefined) return texts('servingEmptyNote');
    if (isRefused) return texts('servingRefused', { version: champion.version });
    if (champion.accuracy === undefined) return texts('servingUnmeasured');
    return texts('servingNote', { accuracy: share(champion.accuracy) });
  }
}

function gateWord(latest: Training | undefined, waiting: string | undefined) {
  if (latest === undefined) return 'gateNothing';
  if (latest.promoted) return 'gatePromoted';
  return latest.version !== undefined && latest.version === waiting ? 'gateAsks' : 'gateKept';
}
