import Link from 'next/link';
import { useTranslations } from 'use-intl';
import classes from './brand.module.css';

/** Three crowns of a forest, and the name. */
export function Brand() {
  const texts = useTranslations('app');
  return (
    <Link href="/" className={classes.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
        <path className={classes.back} d="M9.5 6 17 19h-4.2l3.7 6H2.5l3.7-6H2z" />
        <path className={classes.front} d="M21 3.5 30 18h-4.6l4.1 7.5H12.5l4.1-7.5H12z" />
        <path className={classes.trunk} d="M19.9 25.5h2.2V30h-2.2z" />
      </svg>
      {texts('name')}
    </Link>
  );
}
