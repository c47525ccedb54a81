import type { ReactNode } from 'react';
import classes from './side-by-side.module.css';

/** A broad part and a narrow one beside it; one below the other where there is no room. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>;
}
