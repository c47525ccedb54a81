import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './note.module.css';

interface NoteProps {
  tone: 'wait' | 'bad';
  title: ReactNode;
  children?: ReactNode;
}

const icons = { wait: IconInfoCircle, bad: IconAlertTriangle };

/** A remark that must not be missed. */
export function Note({ tone, title, children }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div className={classes.note} data-tone={tone} role="status">
      <Icon size={20} stroke={1.8} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <div className={classes.title}>{title}</div>
        {children}
      </div>
    </div>
  );
}
