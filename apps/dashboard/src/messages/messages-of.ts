import type { Locale } from '../features/locale/locales';
import en from './en.json';
import es from './es.json';

const messages: Record<Locale, typeof en> = { en, es };

/** Every text of the dashboard in one language. */
export function messagesOf(locale: Locale): typeof en {
  return messages[locale];
}
