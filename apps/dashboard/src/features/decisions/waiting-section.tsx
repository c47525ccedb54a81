'use client';

import { Button, Group, Stack } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Moment } from '../../ui/moment';
import { Note } from '../../ui/note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { DecisionWhy } from './decision-why';
import type { DecisionRow } from './decisions';
import { SignedDialog } from './signed-dialog';
import { useDecisions } from './use-decisions';

/** The versions that a person is asked about, each with its evidence and the two answers. */
export function WaitingSection() {
  const texts = useTranslations('decisions.waiting');
  return (
    <Section title={texts('title')}>
      <Polled query={useDecisions()} height={80}>
        {({ waiting }) => {
          if (waiting.length === 0) return <EmptyNote>{texts('empty')}</EmptyNote>;
          return (
            <Stack gap="lg">
              {waiting.map((decision) => (
                <WaitingVersion key={decision.position} decision={decision} />
              ))}
            </Stack>
          );
        }}
      </Polled>
    </Section>
  );
}

function WaitingVersion({ decision }: { decision: DecisionRow }) {
  const texts = useTranslations('decisions');
  const [act, setAct] = useState<'approve' | 'reject'>();
  const { version, why, reasons, at } = decision;
  return (
    <Stack gap="sm">
      <Note tone="wait" title={texts('waiting.asks', { version })}>
        <DecisionWhy why={why} reasons={reasons} />
        <div>
          <Link href={`/models/${version}`}>{texts('waiting.look', { version })}</Link> · <Moment at={at} />
        </div>
      </Note>
      <Group gap="sm">
        <Button onClick={() => setAct('approve')}>{texts('approve.button')}</Button>
        <Button variant="default" onClick={() => setAct('reject')}>
          {texts('reject.button')}
        </Button>
      </Group>
      {act && (
        <SignedDialog
          act={act}
          version={version}
          body={{ version, verdict: act }}
          onClose={() => setAct(undefined)}
        />
      )}
    </Stack>
  );
}
