'use client';

import { Progress, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Tick, TickStep } from './tick';
import { TickReasons } from './tick-reasons';

const knownSteps = [
  'fetch',
  'preprocess',
  'decide',
  'snapshot',
  'startRun',
  'train',
  'evaluate',
  'register',
] as const;

/** What a run did, why it failed, or what it is doing; in brief, without the numbers that a decision rests on. */
export function TickStory({ tick, isBrief = false }: { tick: Tick; isBrief?: boolean }) {
  const texts = useTranslations('monitoring.runs');
  if (tick.step !== undefined) return <StepStory step={tick.step} />;
  if (tick.status === 'running') return texts('steps.between');
  const { reasons = [], reason } = tick.result ?? {};
  if (reasons.length > 0) return <TickReasons reasons={reasons} isBrief={isBrief} />;
  const words = reason ?? tick.failure;
  return words === undefined ? null : <span lang="en">{words}</span>;
}

function StepStory({ step }: { step: TickStep }) {
  const texts = useTranslations('monitoring.runs.steps');
  const { name, attempt, lastFailure, treesDone, treesInAll } = step;
  const known = knownSteps.find((one) => one === name);
  const trees = treesInAll ? { done: treesDone ?? 0, all: treesInAll } : undefined;
  return (
    <>
      {known === undefined ? texts('other', { name }) : texts(known)}
      {trees !== undefined && (
        <>
          {`: ${texts('trees', trees)}`}
          <Progress
            value={(100 * trees.done) / trees.all}
            size="sm"
            mt={6}
            maw={260}
            aria-label={texts(known ?? 'train')}
          />
        </>
      )}
      {lastFailure !== undefined && (
        <Text fz="xs" c="var(--wait)" lang="en">
          {texts('retrying', { attempt, failure: lastFailure })}
        </Text>
      )}
    </>
  );
}
