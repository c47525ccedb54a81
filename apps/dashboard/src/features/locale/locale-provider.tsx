'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { IntlProvider } from 'use-intl';
import type en from '../../messages/en.json';
import type { Locale } from './locales';

interface LocaleProviderProps {
  locale: Locale;
  messages: typeof en;
  children: ReactNode;
}

const nothingToFollow = () => () => {};
const zoneOfReader = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zoneOfServer = () => 'UTC';

/** Texts, numbers and times in one language; times in the zone of whoever reads them. */
export function LocaleProvider({ locale, messages, children }: LocaleProviderProps) {
  const timeZone = useSyncExternalStore(nothingToFollow, zoneOfReader, zoneOfServer);
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
