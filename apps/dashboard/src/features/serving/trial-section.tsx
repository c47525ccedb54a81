'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { type Tone, ToneBadge } from '../../ui/tone-badge';
import { useAct } from '../../ui/use-act';
import type { Serving, StopRequest, Trial, TrialKind } from './serving';
import { TrialDialog } from './trial-dialog';
import { TrialFacts } from './trial-facts';
import { servingPath, useServing } from './use-serving';

const tones: Record<Trial['state'], Tone> = {
  off: 'calm',
  starting: 'wait',
  running: 'good',
  stopping: 'wait',
  promoted: 'calm',
  failed: 'bad',
  stepped_back: 'bad',
};

/** A version that is tried beside the champion, how it fares, and the levers. */
export function TrialSection({ kind }: { kind: TrialKind }) {
  const texts = useTranslations('serving.trials');
  const query = useServing();
  const state = query.data?.[kind].state;
  return (
    <Section
      title={texts(`${kind}.title`)}
      aside={state && <ToneBadge tone={tones[state]}>{texts(`states.${state}`)}</ToneBadge>}
    >
      <Polled query={query} height={190} isEcho>
        {(serving) => (
          <Stack gap="md" align="flex-start">
            <Text fz="sm" c="dimmed" maw="60ch">
              {texts(`${kind}.what`)}
            </Text>
            <TrialFacts
              trial={serving[kind]}
              limit={kind === 'canary' ? serving.disagreementLimit : undefined}
            />
            <TrialLevers kind={kind} serving={serving} />
          </Stack>
        )}
      </Polled>
    </Section>
  );
}

function TrialLevers({ kind, serving }: { kind: TrialKind; serving: Serving }) {
  const texts = useTranslations('serving.trials');
  const [isAsking, ask] = useDisclosure(false);
  const stop = useAct<Serving, StopRequest>({
    path: `${servingPath}/stop`,
    done: () => texts(`${kind}.stopped`),
    replaces: servingPath,
  });
  const { state } = serving[kind];
  const isOn = state !== 'off' && state !== 'stopping' && state !== 'stepped_back';
  const others = (serving.versions ?? []).filter(({ version }) => version !== serving.version);
  return (
    <Group gap="sm">
      <Button variant="default" disabled={others.length === 0} onClick={ask.open}>
        {texts(isOn ? 'change' : 'start')}
      </Button>
      {isOn && (
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ kind })}>
          {texts('stop')}
        </Button>
      )}
      {others.length === 0 && (
        <Text fz="sm" c="dimmed">
          {texts('noOther')}
        </Text>
      )}
      {isAsking && <TrialDialog kind={kind} trial={serving[kind]} versions={others} onClose={ask.close} />}
    </Group>
  );
}
