import { type Locale, locales } from './locales';

/**
 * The language to speak: the one that was chosen, else the best of an `Accept-Language` header
 * (RFC 9110, 12.5.4), else English.
 */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
  return [chosen, ...asked].find(isLocale) ?? 'en';
}

function isLocale(language: string | undefined): language is Locale {
  return locales.some((locale) => locale === language);
}
