import type { Locale } from '../features/locale/locales';
import type en from './en.json';

// Makes the compiler refuse a key that the message files do not have.
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
