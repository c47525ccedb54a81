import { createTranslator } from 'use-intl/core';
import { localeCookie } from '../features/locale/locales';
import { pickLocale } from '../features/locale/pick-locale';
import { messagesOf } from '../messages/messages-of';

/** The texts of the message files in the language of whoever sent `request`. */
export function translateFor(request: Request) {
  const cookie = new RegExp(`(?:^|;\\s*)${localeCookie}=([^;]*)`).exec(request.headers.get('cookie') ?? '');
  const locale = pickLocale(cookie?.[1], request.headers.get('accept-language'));
  return createTranslator({ locale, messages: messagesOf(locale) });
}
