import { cookies, headers } from 'next/headers';
import { type Locale, localeCookie } from '../features/locale/locales';
import { pickLocale } from '../features/locale/pick-locale';

/** The language of the page that is being drawn. */
export async function readLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(localeCookie)?.value;
  return pickLocale(chosen, (await headers()).get('accept-language'));
}
