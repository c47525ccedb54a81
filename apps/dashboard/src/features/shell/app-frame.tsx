'use client';

import {
  IconAdjustmentsHorizontal,
  IconBox,
  IconChartLine,
  IconDatabase,
  IconHome,
  IconRocket,
  IconTimeline,
  IconTrees,
} from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { HeldBanner } from '../batches';
import { WaitingBanner } from '../decisions';
import { LanguageSwitch } from '../locale';
import { PauseBanner } from '../schedule';
import { OverallState } from '../services';
import classes from './app-frame.module.css';
import { Brand } from './brand';
import { LiveChip } from './live-chip';
import { ThemeSwitch } from './theme-switch';

const views = [
  { href: '/', name: 'overview', Icon: IconHome },
  { href: '/prediction', name: 'prediction', Icon: IconTrees },
  { href: '/monitoring', name: 'monitoring', Icon: IconChartLine },
  { href: '/models', name: 'models', Icon: IconBox },
  { href: '/serving', name: 'serving', Icon: IconRocket },
  { href: '/data', name: 'data', Icon: IconDatabase },
  { href: '/lineage', name: 'lineage', Icon: IconTimeline },
  { href: '/control', name: 'control', Icon: IconAdjustmentsHorizontal },
] as const;

/** What stands around every view: where one is, whether all is well, and how it is shown. */
export function AppFrame({ children }: { children: ReactNode }) {
  const texts = useTranslations();
  const path = usePathname();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {texts('app.skipToContent')}
      </a>
      <header className={classes.bar}>
        <Brand />
        <div className={classes.tools}>
          <LiveChip />
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <nav className={classes.side} aria-label={texts('app.navigation')}>
        <div className={classes.shelf}>
          <ul className={classes.views}>
            {views.map(({ href, name, Icon }) => (
              <li key={href}>
                <Link
                  href={href}
                  className={classes.view}
                  aria-current={isWithin(path, href) ? 'page' : undefined}
                >
                  <Icon size={20} stroke={1.7} aria-hidden />
                  {texts(`views.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
          <OverallState />
        </div>
      </nav>
      <main id="content" className={classes.content} tabIndex={-1}>
        <PauseBanner />
        <HeldBanner />
        <WaitingBanner />
        {children}
      </main>
    </div>
  );
}

/** The view that a page belongs to is lit, also on the pages below it. */
function isWithin(path: string, href: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`));
}
