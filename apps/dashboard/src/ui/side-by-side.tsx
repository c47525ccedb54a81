import type { ReactNode } from 'react';
import classes from './side-by-side.module.css';

/** A broad part and a narrow one beside it, or two equal ones; one below the other where there is no room. */
export function SideBySide({ isEven = false, children }: { isEven?: boolean; children: ReactNode }) {
  return <div className={isEven ? classes.halves : classes.pair}>{children}</div>;
}
