'use client';

import { Stack } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Note } from '../../ui/note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { useFormats } from '../../ui/use-formats';
import { ReloadButton } from './reload-button';
import type { Serving } from './serving';
import { useServing } from './use-serving';

/** Which version answers, since when, and whether all that it needs is at hand. */
export function AnsweringSection() {
  const texts = useTranslations('serving.answering');
  const query = useServing();
  return (
    <Section title={texts('title')} aside={query.data && <ReloadButton />}>
      <Polled query={query} height={190}>
        {(serving) => (
          <Stack gap="md">
            {serving.refused && (
              <Note tone="bad" title={texts('refused', { version: serving.refused.version })}>
                <span lang="en">{serving.refused.reason}</span>
              </Note>
            )}
            {serving.registryFailure !== undefined && (
              <Note tone="wait" title={texts(serving.version === undefined ? 'awayEmpty' : 'away')}>
                <span lang="en">{serving.registryFailure}</span>
              </Note>
            )}
            {serving.version === undefined ? (
              <EmptyNote>{texts('empty')}</EmptyNote>
            ) : (
              <AnsweringFacts serving={serving} version={serving.version} />
            )}
          </Stack>
        )}
      </Polled>
    </Section>
  );
}

function AnsweringFacts({ serving, version }: { serving: Serving; version: string }) {
  const texts = useTranslations('serving.answering');
  const common = useTranslations('common');
  const { duration } = useFormats();
  const { lastSwap, registryFailure, log } = serving;
  const isReached = registryFailure === undefined;
  return (
    <Facts
      facts={[
        {
          name: texts('version'),
          value: <Link href={`/models/${version}`}>{common('version', { version })}</Link>,
        },
        ...(lastSwap === undefined
          ? []
          : [
              { name: texts('since'), value: <Moment at={lastSwap.at} /> },
              {
                name: texts('swap'),
                value: texts(lastSwap.instead === undefined ? 'swapFirst' : 'swapFrom', {
                  version: lastSwap.instead ?? '',
                  time: duration(lastSwap.seconds * 1000),
                }),
              },
            ]),
        {
          name: texts('registry'),
          value: (
            <ToneBadge tone={isReached ? 'good' : 'wait'}>
              {texts(isReached ? 'registryReached' : 'registryAway')}
            </ToneBadge>
          ),
        },
        {
          name: texts('log'),
          value: (
            <>
              {texts(`logModes.${log.mode}`)}
              {log.mode !== 'off' && ` · ${texts('logCounts', { queued: log.queued, dropped: log.dropped })}`}
              {log.failure !== undefined && <span lang="en"> · {log.failure}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
