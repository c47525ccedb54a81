export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];

/** The cookie that keeps a person's choice. */
export const localeCookie = 'canopy-locale';
