'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { type Locale, localeCookie, locales } from './locales';

const aYearInSeconds = 31_536_000;

/** Each language by its own name, since whoever looks for one may not read the other. */
const namesOf: Record<Locale, string> = { en: 'English', es: 'Español' };

export function LanguageSwitch() {
  const texts = useTranslations('app');
  const current = useLocale();
  const router = useRouter();

  function choose(locale: Locale) {
    // biome-ignore lint/suspicious/noDocumentCookie: Safari and Firefox have had no Cookie Store API for most of their life
    document.cookie = `${localeCookie}=${locale}; path=/; max-age=${aYearInSeconds}; samesite=lax`;
    router.refresh();
  }

  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`${texts('language')}: ${current.toUpperCase()}`}
          fz="xs"
          fw={650}
        >
          {current.toUpperCase()}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            onClick={() => choose(locale)}
            {...(locale === current ? { 'aria-current': 'true' as const, fw: 650 } : {})}
          >
            {namesOf[locale]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
