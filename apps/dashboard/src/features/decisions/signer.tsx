'use client';

import { useTranslations } from 'use-intl';

const keys: Readonly<Record<string, 'gate' | 'client'>> = { gate: 'gate', 'a client': 'client' };

/** Who decided: a person by the name that they gave, a part of the system in the reader's language. */
export function Signer({ who }: { who: string }) {
  const texts = useTranslations('decisions.signers');
  const key = keys[who];
  return key === undefined ? who : texts(key);
}
