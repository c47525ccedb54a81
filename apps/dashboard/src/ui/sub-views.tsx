'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import classes from './sub-views.module.css';

interface SubViewsProps {
  /** Names the list for those who cannot see what stands around it. */
  name: string;
  views: readonly { href: string; label: string }[];
}

/** The parts of a view, each at an address of its own. */
export function SubViews({ name, views }: SubViewsProps) {
  const path = usePathname();
  return (
    <nav aria-label={name} className={classes.scroller}>
      <ul className={classes.views}>
        {views.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className={classes.view} aria-current={path === href ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
