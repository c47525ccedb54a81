'use client';

import { Title } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { type Headline, type Known, pickHeadline } from './pick-headline';

/** The headline of the overview, spoken again whenever it changes. */
export function HeadlineText({ known }: { known: Known }) {
  const words = useHeadlineWords();
  return (
    <Title
      order={1}
      fz={{ base: '1.5rem', sm: '2rem' }}
      lh={1.2}
      maw="30ch"
      aria-live="polite"
      style={{ letterSpacing: '-0.02em' }}
    >
      {words(pickHeadline(known))}
    </Title>
  );
}

function useHeadlineWords(): (headline: Headline) => string {
  const texts = useTranslations('overview.headline');
  const names = useTranslations('control.serviceNames');
  const { share } = useFormats();
  const list = new Intl.ListFormat(useLocale());
  return (headline) => {
    switch (headline.key) {
      case 'troubled': {
        const services = list.format(headline.down.map((id) => names(id)));
        return texts('troubled', { services, count: headline.down.length });
      }
      case 'broken':
        return texts('broken', { count: headline.count });
      case 'steady':
        return texts('steady', { version: headline.version, accuracy: share(headline.accuracy) });
      case 'refused': {
        const { version, instead } = headline;
        return instead === undefined
          ? texts('refusedAlone', { version })
          : texts('refused', { version, instead });
      }
      case 'running':
      case 'paused':
      case 'steadyUnmeasured':
        return texts(headline.key, { version: headline.version });
      case 'loading':
      case 'starting':
      case 'firstTraining':
      case 'firstRun':
      case 'waitingForFirst':
      case 'pausedWithoutModel':
        return texts(headline.key);
    }
  };
}
